# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""``python -m splittool``: the native program, in this process's place."""

import os
import sys
import sysconfig
from pathlib import Path


def find_program() -> str:
    """The program that the wheel put among the scripts."""
    name = "splittool"
    places = [
        Path(sysconfig.get_path("scripts")),
        Path(sysconfig.get_path("scripts", vars={"base": sys.prefix})),
        Path(sysconfig.get_path("scripts", f"{os.name}_user")),
        # pip install --target puts scripts beside the packages.
        Path(__file__).resolve().parent.parent / "bin",
    ]
    for place in places:
        program = place / name
        if program.is_file():
            return str(program)
    raise FileNotFoundError(f"the program is in none of {', '.join(map(str, places))}")


if __name__ == "__main__":
    program = find_program()
    os.execv(program, [program, *sys.argv[1:]])
