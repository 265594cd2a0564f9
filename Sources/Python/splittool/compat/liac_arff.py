# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""``liac-arff``'s interface: ``load``, ``loads``, ``dump``, ``dumps``, its types and exceptions.

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

import re
import warnings
from collections.abc import Iterator
from typing import IO, Any

import numpy as np

from .._errors import ARFFError
from .._tables import Attribute, Table, read_table
from ._liac_encoder import ArffEncoder
from ._liac_exceptions import (
    ArffException,
    BadAttributeFormat,
    BadAttributeName,
    BadAttributeType,
    BadDataFormat,
    BadLayout,
    BadNominalFormatting,
    BadNominalValue,
    BadNumericalValue,
    BadObject,
    BadRelationFormat,
    BadStringValue,
    as_liac,
)

__all__ = [
    "COO",
    "DENSE",
    "DENSE_GEN",
    "LOD",
    "LOD_GEN",
    "ArffDecoder",
    "ArffEncoder",
    "ArffException",
    "BadAttributeFormat",
    "BadAttributeName",
    "BadAttributeType",
    "BadDataFormat",
    "BadLayout",
    "BadNominalFormatting",
    "BadNominalValue",
    "BadNumericalValue",
    "BadObject",
    "BadRelationFormat",
    "BadStringValue",
    "dump",
    "dumps",
    "load",
    "loads",
]

DENSE = 0
COO = 1
LOD = 2
DENSE_GEN = 3
LOD_GEN = 4

_TYPES = {"numeric": "NUMERIC", "real": "REAL", "integer": "INTEGER", "string": "STRING"}
# liac-arff reads past what follows @DATA; the reader refuses it.
_AFTER_DATA = re.compile(r"^([ \t]*@data)[ \t]+[^\s%].*$", re.IGNORECASE | re.MULTILINE)


class ArffDecoder:
    """Decodes a text: ``decode(text, encode_nominal, return_type)``."""

    def decode(self, s: Any, encode_nominal: bool = False, return_type: int = DENSE) -> Any:
        """The description, relation, attributes and data of a text or a file object.

        Raises
        ------
        ArffException
            One of liac-arff's exceptions, which has the `splittool.ARFFError` as its cause.
        """
        if return_type not in (DENSE, COO, LOD, DENSE_GEN, LOD_GEN):
            raise ValueError(f"Matrix type {return_type} not supported.")
        text = s.read() if hasattr(s, "read") else s
        if isinstance(text, bytes):
            text = text.decode("utf-8")
        elif not isinstance(text, str):
            text = "\n".join(line.rstrip("\r\n") for line in text)
        text = text.strip("\r\n ").replace("\r\n", "\n")
        lines = text.split("\n")
        table = _read(text, lines)
        if return_type in (COO, LOD, LOD_GEN):
            _refuse_dense_rows(table)
        return {
            "description": _description(lines),
            "relation": table.relation,
            "attributes": [(attribute.name, _type(attribute)) for attribute in table.attributes],
            "data": _data(table, encode_nominal, return_type),
        }


def load(fp: IO[Any], encode_nominal: bool = False, return_type: int = DENSE) -> Any:
    """Reads a file object."""
    return ArffDecoder().decode(fp, encode_nominal, return_type)


def loads(s: str, encode_nominal: bool = False, return_type: int = DENSE) -> Any:
    """Reads a text."""
    return ArffDecoder().decode(s, encode_nominal, return_type)


def dump(obj: dict[str, Any], fp: IO[str]) -> IO[str]:
    """Writes a dictionary to a file object."""
    lines = ArffEncoder().iter_encode(obj)
    fp.write(next(lines))
    for line in lines:
        fp.write("\n" + line)
    return fp


def dumps(obj: dict[str, Any]) -> str:
    """Writes a dictionary as text."""
    return ArffEncoder().encode(obj)


def _read(text: str, lines: list[str]) -> Table:
    content = _AFTER_DATA.sub(r"\1", text, count=1).encode("utf-8")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return read_table(content, form="arff")
    except ARFFError as error:
        raise as_liac(error, lines) from error


def _refuse_dense_rows(table: Table) -> None:
    if len(table) and (table.sparse is None or not table.sparse.all()):
        raise BadLayout("Rows are dense, but return_type is for sparse ones.")


def _data(table: Table, encode_nominal: bool, return_type: int) -> Any:
    columns = [
        _column(table, index, attribute, encode_nominal)
        for index, attribute in enumerate(table.attributes)
    ]
    if return_type in (DENSE, DENSE_GEN):
        rows = (list(row) for row in zip(*columns))
        return list(rows) if return_type == DENSE else rows
    present = [
        _present(table, index, attribute) for index, attribute in enumerate(table.attributes)
    ]
    dicts = _dicts(len(table), columns, present)
    if return_type == LOD_GEN:
        return dicts
    if return_type == LOD:
        return list(dicts)
    cells = [
        (value, row, column) for row, cell in enumerate(dicts) for column, value in cell.items()
    ]
    return tuple(list(part) for part in zip(*cells)) if cells else ([], [], [])


def _dicts(
    count: int, columns: list[list[Any]], present: list[Any]
) -> Iterator[dict[int, Any]]:
    """The rows of a sparse table; their cells are found by column, in time that they need."""
    by_row: list[list[int]] = [[] for _ in range(count)]
    for column, rows in enumerate(present):
        for row in rows.tolist():
            by_row[row].append(column)
    return ({column: columns[column][row] for column in by_row[row]} for row in range(count))


def _present(table: Table, index: int, attribute: Attribute) -> Any:
    """The rows whose value is not the one that sparse rows leave out."""
    if attribute.type == "nominal":
        return np.flatnonzero(table.codes(index))
    values = table[index]
    if attribute.type == "string":
        return np.flatnonzero([value is not None for value in values])
    return np.flatnonzero(values)


def _type(attribute: Attribute) -> Any:
    if attribute.type == "nominal":
        return list(attribute.labels or ())
    if attribute.type in _TYPES:
        return _TYPES[attribute.type]
    raise BadAttributeType()


def _column(table: Table, index: int, attribute: Attribute, encode_nominal: bool) -> list[Any]:
    if attribute.type == "nominal" and encode_nominal:
        return [None if code < 0 else code for code in table.codes(index).tolist()]
    values = table[index].tolist()
    if attribute.type in ("numeric", "real"):
        return [None if value != value else value for value in values]
    if attribute.type == "integer":
        return [None if value != value else int(value) for value in values]
    return list(values)


def _description(lines: list[str]) -> str:
    """The comments before the relation, each without its sign and one blank."""
    found = []
    for line in lines:
        stripped = line.strip(" \r\n")
        if stripped.startswith("%"):
            found.append(re.sub("^%( )?", "", stripped))
        elif stripped.upper().startswith("@RELATION"):
            break
    return "\n".join(found)
