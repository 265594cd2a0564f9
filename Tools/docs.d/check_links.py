# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Checks that relative links of pages lead somewhere: check_links.py SITE PAGE…"""

import pathlib
import re
import sys


def main():
    faults = 0
    for name in sys.argv[2:]:
        page = pathlib.Path(name)
        text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
        for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
            if link.startswith(("http:", "https:")):
                continue
            if not (page.parent / link).exists():
                print(f"{page}: no {link}", file=sys.stderr)
                faults += 1
    site = pathlib.Path(sys.argv[1])
    for wanted in ("index.html", "manual/index.html", "documentation/splitmodel/index.html"):
        if not (site / wanted).exists():
            print(f"site: no {wanted}", file=sys.stderr)
            faults += 1
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
