# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Holds the public surface of the libraries against its committed listing: `listing.py GRAPHS LISTINGS [--renew]`.

GRAPHS holds a folder of symbol graphs for each library. LISTINGS holds a text file for each: one line a type with
its conformances, one line a member, in the order of their names. A symbol without a doc comment of its own is a
finding, too; what the standard library's text explains (`==`, `hash(into:)`, `init(from:)`) needs none.
"""

import difflib
import json
import sys
from pathlib import Path

# Conformances that the compiler states beside one that is listed already.
IMPLIED = {"SendableMetatype", "Copyable", "Escapable"}


def surface(folder: Path) -> tuple[list[str], list[str]]:
    """The lines of a library's listing, and its symbols that have no doc comment."""
    lines, bare = set(), []
    for file in sorted(folder.glob("*.symbols.json")):
        graph = json.loads(file.read_text())
        conformances: dict[str, set[str]] = {}
        for relation in graph["relationships"]:
            if relation["kind"] == "conformsTo":
                protocol = relation.get("targetFallback", "") or relation["target"]
                conformances.setdefault(relation["source"], set()).add(protocol.split(".")[-1])
        names = {s["identifier"]["precise"]: s["pathComponents"][-1] for s in graph["symbols"]}
        for symbol in graph["symbols"]:
            path = ".".join(symbol["pathComponents"])
            text = "".join(part["spelling"] for part in symbol["declarationFragments"])
            protocols = {
                names.get(protocol, protocol)
                for protocol in conformances.get(symbol["identifier"]["precise"], ())
            } - IMPLIED
            if protocols:
                text += "  // " + ", ".join(sorted(protocols))
            lines.add(f"{path}: {' '.join(text.split(' '))}".replace("\n", " "))
            if not symbol.get("docComment", {}).get("lines"):
                bare.append(f"{folder.name}: {path}")
    return sorted(lines), bare


def main() -> int:
    graphs, listings = Path(sys.argv[1]), Path(sys.argv[2])
    renews = "--renew" in sys.argv[3:]
    failures = 0
    libraries = sorted(folder.name for folder in graphs.iterdir())
    for stale in sorted(set(listings.glob("*.txt")) - {listings / f"{name}.txt" for name in libraries}):
        print(f"check-api: {stale} lists no library that is public")
        failures += 1
        if renews:
            stale.unlink()
    total = 0
    for library in libraries:
        lines, bare = surface(graphs / library)
        total += len(lines)
        for symbol in bare:
            print(f"check-api: {symbol} is public and has no doc comment")
        failures += len(bare)
        listing = listings / f"{library}.txt"
        if renews:
            listing.write_text("".join(line + "\n" for line in lines))
            continue
        known = listing.read_text().splitlines() if listing.exists() else []
        difference = list(difflib.unified_diff(known, lines, str(listing), "the sources", lineterm="", n=0))
        if difference:
            print("\n".join(difference))
            failures += 1
    if failures and not renews:
        print("check-api: if the change of the public surface is meant, run: Tools/check-api --renew", file=sys.stderr)
        return 1
    print(f"{total} public symbols of {len(libraries)} libraries")
    return 0


if __name__ == "__main__":
    sys.exit(main())
