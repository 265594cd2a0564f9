# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Shows names of other libraries as code: foreign_links.py GRAPHS

DocC resolves links within one library. A link to a public type of another one of ours becomes code; every other
link stays as it is, so that a wrong one still fails.
"""

import json
import pathlib
import re
import sys

LINK = re.compile(r"``([A-Za-z_]\w*)([^`]*)``")


def names(graph):
    """The public top-level names of a graph."""
    return {
        symbol["pathComponents"][0] for symbol in graph["symbols"] if symbol.get("pathComponents")
    }


def main():
    graphs = {path: json.loads(path.read_bytes()) for path in pathlib.Path(sys.argv[1]).rglob("*.json")}
    own = {}
    for path, graph in graphs.items():
        own.setdefault(path.parent.name, set()).update(names(graph))
    for path, graph in graphs.items():
        library = path.parent.name
        foreign = set().union(*(own[other] for other in own if other != library)) - own[library]

        def shown(link):
            name = link.group(1)
            if name not in foreign:
                return link.group(0)
            return "`" + (name + link.group(2)).split("/")[-1] + "`"

        for symbol in graph["symbols"]:
            for line in symbol.get("docComment", {}).get("lines", []):
                line["text"] = LINK.sub(shown, line["text"])
        path.write_text(json.dumps(graph))


if __name__ == "__main__":
    main()
