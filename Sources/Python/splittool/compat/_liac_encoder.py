# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""liac-arff's text: the same bytes for the same object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ._liac_exceptions import BadObject

_TYPES = ("NUMERIC", "REAL", "INTEGER", "STRING")

_NEEDS_QUOTES = re.compile("[\"'\\\\\\s%,\x00-\x19]")
_NEEDS_ESCAPE = re.compile("[\"'\\\\%\x00-\x19]")
_ESCAPES = {chr(code): f"\\{code:03o}" for code in range(32)}
_ESCAPES.update({
    "\\": "\\\\", '"': '\\"', "'": "\\'", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\b": "\\b",
    "\f": "\\f", "%": "\\%",
})


class ArffEncoder:
    """Encodes a dictionary: ``encode(obj)``, ``iter_encode(obj)``."""

    def encode(self, obj: dict[str, Any]) -> str:
        """The whole text."""
        return "\n".join(self.iter_encode(obj))

    def iter_encode(self, obj: dict[str, Any]) -> Iterator[str]:
        """The lines of the text.

        Raises
        ------
        BadObject
            If the relation's name or the attributes are missing or malformed, or a row has another
            number of values.
        """
        for line in obj["description"].split("\n") if obj.get("description") else ():
            yield f"% {line}" if line else "%"
        if not obj.get("relation"):
            raise BadObject("Relation name not found or with invalid value.")
        yield f"@RELATION {_name(obj['relation'])}"
        yield ""
        attributes = obj.get("attributes")
        if not attributes:
            raise BadObject("Attributes not found.")
        names: set[str] = set()
        for attribute in attributes:
            yield _declaration(attribute, names)
        yield ""
        yield "@DATA"
        if "data" in obj:
            yield from _rows(obj["data"], len(attributes))
        yield ""


def _declaration(attribute: Any, names: set[str]) -> str:
    if (
        not isinstance(attribute, (tuple, list))
        or len(attribute) != 2
        or not isinstance(attribute[0], str)
    ):
        raise BadObject(f'Invalid attribute declaration "{attribute}"')
    name, kind = attribute
    if isinstance(kind, (tuple, list)):
        kind = "{" + ", ".join(_quoted(label) for label in kind) + "}"
    elif kind not in _TYPES:
        raise BadObject(f'Invalid attribute type "{attribute}"')
    if name in names:
        raise BadObject(f'Trying to use attribute name "{name}" for the second time.')
    names.add(name)
    return f"@ATTRIBUTE {_name(name)} {kind}"


def _rows(data: Any, width: int) -> Iterator[str]:
    if hasattr(data, "format"):
        if data.format != "coo":
            raise ValueError(f"data is a matrix of format {data.format!r}, not 'coo'")
        return _coordinate_rows(data, width)
    if len(data) and isinstance(data[0], dict):
        return _sparse_rows(data, width)
    return _dense_rows(data, width)


def _dense_rows(data: Any, width: int) -> Iterator[str]:
    for index, row in enumerate(data):
        if len(row) != width:
            raise BadObject(f"Instance {index} has {len(row)} attributes, expected {width}")
        yield ",".join([_value(value) for value in row])


def _sparse_rows(data: Any, width: int) -> Iterator[str]:
    for index, row in enumerate(data):
        if row and max(row) >= width:
            raise BadObject(f"Instance {index} has {max(row) + 1} attributes, expected {width}")
        yield _sparse([f"{column} {_value(row[column])}" for column in sorted(row)])


def _coordinate_rows(data: Any, width: int) -> Iterator[str]:
    """The rows of a matrix of coordinates; rows without values that come before the last one."""
    current = 0
    cells: list[str] = []
    for value, column, row in zip(data.data, data.col, data.row):
        if row < current:
            raise ValueError("liac-arff can only output COO matrices with sorted rows.")
        for _ in range(current, row):
            yield _sparse(cells)
            cells = []
        current = row
        if column >= width:
            raise BadObject(
                f"Instance {row} has at least {column + 1} attributes, expected {width}"
            )
        cells.append(f"{column} {_value(value)}")
    yield _sparse(cells)


def _sparse(cells: list[str]) -> str:
    return "{ " + ",".join(cells) + " }"


def _name(name: str) -> str:
    return f'"{name}"' if any(sign in name for sign in " %{},") else name


def _value(value: Any) -> str:
    return "?" if value is None or value == "" or value != value else _quoted(str(value))


def _quoted(text: str) -> str:
    if not _NEEDS_QUOTES.search(text):
        return text
    return "'" + _NEEDS_ESCAPE.sub(lambda found: _ESCAPES[found.group()], text) + "'"
