# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""``liac-arff``'s interface: ``load``, ``loads``, ``dump``, ``dumps``, and its return types.

>>> from splittool.compat import liac_arff as arff
>>> found = arff.loads('''@RELATION r
... @ATTRIBUTE x REAL
... @ATTRIBUTE kind {a,b}
... @DATA
... 1.5,a
... ?,b
... ''')
>>> found["attributes"], found["data"]
([('x', 'REAL'), ('kind', ['a', 'b'])], [[1.5, 'a'], [None, 'b']])
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from typing import IO, Any

from .._errors import ARFFError
from .._tables import Attribute, Table, read_table

DENSE = 0
COO = 1
LOD = 2
DENSE_GEN = 3
LOD_GEN = 4

#: liac-arff's exceptions; `ARFFError` is raised in place of all of them.
ArffException = ARFFError
BadLayout = ARFFError

_TYPES = {"numeric": "NUMERIC", "real": "REAL", "integer": "INTEGER", "string": "STRING"}


class ArffDecoder:
    """Decodes a text: ``decode(text, encode_nominal, return_type)``."""

    def decode(self, s: Any, encode_nominal: bool = False, return_type: int = DENSE) -> Any:
        """The description, relation, attributes and data of a text or a file object."""
        text = s.read() if hasattr(s, "read") else s
        if not isinstance(text, (str, bytes)):
            text = "\n".join(text)
        return _decode(text, encode_nominal, return_type)


class ArffEncoder:
    """Encodes a dictionary: ``encode(obj)``, ``iter_encode(obj)``."""

    def encode(self, obj: dict[str, Any]) -> str:
        """The whole text."""
        return "\n".join(self.iter_encode(obj))

    def iter_encode(self, obj: dict[str, Any]) -> Iterable[str]:
        """The lines of the text."""
        for line in obj.get("description", "").split("\n") if obj.get("description") else ():
            yield f"% {line}" if line else "%"
        if not obj.get("relation"):
            raise BadLayout("Relation name not found or with invalid value.")
        if not obj.get("attributes"):
            raise BadLayout("Attributes not found.")
        yield f"@RELATION {_quoted(obj['relation'])}"
        yield ""
        names: set[str] = set()
        for name, kind in obj["attributes"]:
            if name in names:
                raise BadLayout(f"Trying to use attribute name {name!r} for the second time.")
            names.add(name)
            if isinstance(kind, str):
                word = kind.upper()
                if word not in ("NUMERIC", "REAL", "INTEGER", "STRING"):
                    raise BadLayout(f"Invalid attribute type {kind!r}.")
            else:
                word = "{" + ", ".join(_quoted(label) for label in kind) + "}"
            yield f"@ATTRIBUTE {_quoted(name)} {word}"
        yield ""
        yield "@DATA"
        for row in obj.get("data", ()):
            if isinstance(row, dict):
                inner = ",".join(f"{index} {_value(row[index])}" for index in sorted(row))
                yield "{ " + inner + " }" if inner else "{  }"
                continue
            if len(row) != len(obj["attributes"]):
                raise BadLayout(
                    f"Instance has {len(row)} values, {len(obj['attributes'])} are declared."
                )
            yield ",".join(_value(value) for value in row)
        yield ""


def _quoted(value: Any) -> str:
    text = str(value)
    if text and not any(sign in text for sign in " \t\n\r,%{}'\"\\"):
        return text
    for sign, escape in (("\\", "\\\\"), ("'", "\\'"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        text = text.replace(sign, escape)
    return f"'{text}'"


def _value(value: Any) -> str:
    if value is None or value != value or value == "":
        return "?"
    return repr(value) if isinstance(value, float) else _quoted(value)


def load(fp: IO[Any], encode_nominal: bool = False, return_type: int = DENSE) -> Any:
    """Reads a file object."""
    return ArffDecoder().decode(fp, encode_nominal, return_type)


def loads(s: str, encode_nominal: bool = False, return_type: int = DENSE) -> Any:
    """Reads a text."""
    return ArffDecoder().decode(s, encode_nominal, return_type)


def dump(obj: dict[str, Any], fp: IO[str]) -> IO[str]:
    """Writes a dictionary to a file object."""
    lines = list(ArffEncoder().iter_encode(obj))
    fp.write("\n".join(lines))
    return fp


def dumps(obj: dict[str, Any]) -> str:
    """Writes a dictionary as text."""
    return ArffEncoder().encode(obj)


def _decode(text: str | bytes, encode_nominal: bool, return_type: int) -> dict[str, Any]:
    content = text.encode("utf-8") if isinstance(text, str) else text
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        table = read_table(content)
    columns = [_column(table, attribute, encode_nominal) for attribute in table.attributes]
    return {
        "description": _description(content),
        "relation": table.relation,
        "attributes": [(attribute.name, _type(attribute)) for attribute in table.attributes],
        "data": _rows(table, columns, return_type),
    }


def _rows(table: Table, columns: list[list[Any]], return_type: int) -> Any:
    count = len(table)
    if return_type in (DENSE, DENSE_GEN):
        rows = ([column[row] for column in columns] for row in range(count))
        return list(rows) if return_type == DENSE else rows
    if return_type in (LOD, LOD_GEN):
        dicts = (
            {index: column[row] for index, column in enumerate(columns) if _counts(column[row])}
            for row in range(count)
        )
        return list(dicts) if return_type == LOD else dicts
    if return_type == COO:
        values: list[Any] = []
        rows_at: list[int] = []
        columns_at: list[int] = []
        for row in range(count):
            for index, column in enumerate(columns):
                if _counts(column[row]):
                    values.append(column[row])
                    rows_at.append(row)
                    columns_at.append(index)
        return values, rows_at, columns_at
    raise ValueError(f"return_type {return_type!r} is none of liac-arff's")


def _counts(value: Any) -> bool:
    return not (isinstance(value, (int, float)) and value == 0)


def _type(attribute: Attribute) -> Any:
    if attribute.type == "nominal":
        return list(attribute.labels or ())
    if attribute.type in _TYPES:
        return _TYPES[attribute.type]
    raise ARFFError(f"liac-arff has no type for the {attribute.type} attribute {attribute.name!r}")


def _column(table: Table, attribute: Attribute, encode_nominal: bool) -> list[Any]:
    values = table[attribute.name]
    if attribute.type == "nominal" and encode_nominal:
        return [None if code < 0 else int(code) for code in table.codes(attribute.name)]
    if attribute.type in ("numeric", "real"):
        return [None if value != value else value for value in values.tolist()]
    if attribute.type == "integer":
        return [None if value != value else int(value) for value in values.tolist()]
    result: list[Any] = values.tolist()
    return result


def _description(content: bytes) -> str:
    lines = []
    for line in content.decode("utf-8", "replace").splitlines():
        stripped = line.strip()
        if stripped.startswith("%"):
            lines.append(stripped[1:].lstrip() if stripped[1:2] == " " else stripped[1:])
        elif stripped:
            break
    return "\n".join(lines)
