# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Takes the Swift out of articles, a file for each block: snippets.py FOLDER ARTICLE…"""

import pathlib
import re
import sys


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[2:]:
        text = pathlib.Path(name).read_text(encoding="utf-8")
        blocks = re.findall(r"^```swift\n(.*?)^```", text, re.S | re.M)
        for number, block in enumerate(blocks, 1):
            path = folder / f"{pathlib.Path(name).stem}{number}.swift"
            path.write_text(f"// {name}, block {number}\n{block}", encoding="utf-8")


if __name__ == "__main__":
    main()
