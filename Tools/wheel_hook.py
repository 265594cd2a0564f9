# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Builds the native library and program for a wheel: hatchling runs this for `pip install .`."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# System libraries that go into the wheel, so that its user needs none of them.
STATIC = ["libyaml.a", "libz.a", "libnettle.a", "libzstd.a"]


class NativeBuildHook(BuildHookInterface[Any]):
    """Runs `swift build` and puts what it makes into the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Builds, unless an editable install finds a library that is there."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        scratch = root / ".build-wheel"
        subprocess.run([root / "Tools" / "set-up"], check=True)
        flags = self._flags(scratch)
        for product in ("splittoolc", "splittool"):
            command = ["swift", "build", "-c", "release", "--product", product, *flags]
            done = subprocess.run(command, cwd=root, capture_output=True, text=True)
            if done.returncode != 0:
                raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
        built = scratch / "release"
        library = root / "Sources" / "Python" / "splittool" / "libsplittoolc.so"
        shutil.copy2(built / "libsplittoolc.so", library)
        program = scratch / "program" / "splittool"
        program.parent.mkdir(exist_ok=True)
        shutil.copy2(built / "splittool", program)
        for file in (library, program):
            # Swift's errors unwind nothing; the tables for it are a tenth of the wheel.
            sections = ["--remove-section=.eh_frame", "--remove-section=.eh_frame_hdr"]
            subprocess.run(["objcopy", *sections, file], check=True)
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{self._platform([program, library])}"
        build_data["shared_scripts"] = {str(program): "splittool"}

    def _flags(self, scratch: Path) -> list[str]:
        static = scratch / "static"
        static.mkdir(parents=True, exist_ok=True)
        multiarch = Path("/usr/lib") / f"{platform.machine()}-linux-gnu"
        for name in STATIC:
            link = static / name
            if not link.exists():
                link.symlink_to(multiarch / name)
        standard = static / "libstdc++.a"
        if not standard.exists():
            command = ["gcc", "-print-file-name=libstdc++.a"]
            found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            standard.symlink_to(found.strip())
        exports = scratch / "exports.map"
        exports.write_text("{ global: splittool_*; local: *; };\n")
        # Functions of the same instructions, of which generic code has many, become one.
        linker = [
            f"-L{static}", f"--version-script={exports}", "--gc-sections", "--icf=all", "-O2", "-s",
        ]
        flags = ["--scratch-path", str(scratch), "-Xswiftc", "-static-stdlib"]
        flags += ["-Xswiftc", "-use-ld=lld"]
        # The linker looks into the first directory first, where there are archives only.
        for flag in linker:
            flags += ["-Xlinker", flag]
        return [*flags, "-Xcc", f"-ffile-prefix-map={os.fspath(self.root)}=."]

    def _platform(self, files: list[Path]) -> str:
        """The oldest glibc that the files ask for, as a manylinux tag."""
        newest = (2, 17)
        for file in files:
            symbols = subprocess.run(
                ["objdump", "-T", file], check=True, capture_output=True, text=True
            ).stdout
            for major, minor in re.findall(r"GLIBC_(\d+)\.(\d+)", symbols):
                newest = max(newest, (int(major), int(minor)))
        return f"manylinux_{newest[0]}_{newest[1]}_{platform.machine()}"
