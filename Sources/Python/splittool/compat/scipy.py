# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""``scipy.io.arff``'s interface, for files that it refuses, too.

>>> from io import StringIO
>>> from splittool.compat.scipy import loadarff
>>> data, meta = loadarff(StringIO('''@relation r
... @attribute width numeric
... @attribute color {red,green}
... @data
... 5.0,red
... ?,green
... '''))
>>> data["color"].tolist(), meta.names()
([b'red', b'green'], ['width', 'color'])
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import IO, Any, Union

import numpy as np
from numpy.typing import NDArray

from .. import _tables
from .._errors import ARFFError
from .._library import PathLike

#: scipy's exceptions; `ARFFError` is raised, which is a ``ValueError``, too.
ArffError = ARFFError
ParseArffError = ARFFError

_NUMBERS = ("numeric", "real", "integer")
_DEFAULT_FORMAT = "yyyy-MM-dd'T'HH:mm:ss"
# Letters of Java's date formats, strptime's words for them, and the units they bring.
_DATE_PARTS = (
    ("yyyy", "%Y", "Y"), ("MM", "%m", "M"), ("dd", "%d", "D"), ("HH", "%H", "h"),
    ("mm", "%M", "m"), ("ss", "%S", "s"), ("SSS", "%f", "ms"),
)


class Attribute:
    """One attribute, with the members of scipy's.

    Attributes
    ----------
    name : str
        The name.
    type_name : {"numeric", "nominal", "string", "date", "relational"}
        The type; ``integer`` and ``real`` are numeric.
    range : tuple of str, str or None
        The labels of a nominal attribute, the format of a date.
    dtype : numpy.dtype
        What the field of the attribute has; objects for text and relations.
    """

    def __init__(self, declared: _tables.Attribute) -> None:
        self.name = declared.name
        self.type_name = "numeric" if declared.type in _NUMBERS else declared.type
        self.range: Any = None
        self.dtype: np.dtype[Any] = np.dtype(object)
        if self.type_name == "numeric":
            self.dtype = np.dtype(np.float64)
        elif self.type_name == "nominal":
            self.values = self.range = declared.labels or ()
            self.dtype = np.dtype(f"S{max([1, *map(len, self._bytes())])}")
        elif self.type_name == "date":
            self.date_format, self.datetime_unit = _date_format(declared.date_format)
            self.range = self.date_format
            self.dtype = np.dtype(f"datetime64[{self.datetime_unit}]")
        elif self.type_name == "relational":
            self.attributes = [Attribute(inner) for inner in declared.attributes or ()]

    def __str__(self) -> str:
        return f"{self.name},{self.type_name}"

    def _bytes(self) -> list[bytes]:
        return [label.encode() for label in self.values]

    def _column(self, table: _tables.Table, index: int) -> NDArray[Any]:
        """The attribute's column of a table, as scipy gives it."""
        if self.type_name == "nominal":
            return np.array([*self._bytes(), b"?"], dtype=self.dtype)[table.codes(index)]
        column = table[index]
        if self.type_name == "date":
            return column.astype(self.dtype)
        if self.type_name == "relational":
            for row, bag in enumerate(column):
                column[row] = self._records([] if bag is None else bag)
        return column

    def _records(self, bag: list[list[Any]]) -> NDArray[Any]:
        """A bag of rows as records."""
        dtype = [(inner.name, inner.dtype) for inner in self.attributes]
        values = [
            tuple(inner._value(value) for inner, value in zip(self.attributes, row)) for row in bag
        ]
        return np.array(values, dtype=dtype)

    def _value(self, value: Any) -> Any:
        """One value of a bag."""
        if self.type_name == "numeric":
            return np.nan if value is None else value
        if self.type_name == "nominal":
            return b"?" if value is None else value.encode()
        if self.type_name == "date":
            return np.datetime64("NaT" if value is None else value, "ms").astype(self.dtype)
        return value


def _date_format(pattern: str | None) -> tuple[str, str]:
    """strptime's words for a format of Java's, and the smallest unit that it has."""
    words, unit = pattern or _DEFAULT_FORMAT, "Y"
    for letters, word, own in _DATE_PARTS:
        if letters in words:
            words, unit = words.replace(letters, word), own
    return words.replace("'", ""), unit


class MetaData:
    """Names and types of the attributes, as ``scipy.io.arff.MetaData``."""

    def __init__(self, relation: str, attributes: list[Attribute]) -> None:
        self.name = relation
        self._attributes = {attribute.name: attribute for attribute in attributes}

    def __repr__(self) -> str:
        lines = [f"Dataset: {self.name}"]
        for attribute in self._attributes.values():
            line = f"\t{attribute.name}'s type is {attribute.type_name}"
            lines.append(line + (f", range is {attribute.range}" if attribute.range else ""))
        return "\n".join(lines) + "\n"

    def __iter__(self) -> Iterator[str]:
        return iter(self._attributes)

    def __getitem__(self, key: str) -> tuple[str, Any]:
        attribute = self._attributes[key]
        return attribute.type_name, attribute.range

    def names(self) -> list[str]:
        """The names of the attributes."""
        return list(self._attributes)

    def types(self) -> list[str]:
        """The types of the attributes: numeric, nominal, string, date, relational."""
        return [attribute.type_name for attribute in self._attributes.values()]


def loadarff(f: Union[PathLike, IO[Any]]) -> tuple[NDArray[Any], MetaData]:
    """Reads an ARFF file: a record array, and what its attributes are.

    Nominal values are bytes, missing ones ``b'?'``; missing numbers NaN, missing dates NaT, in the
    smallest unit that their format has; text is objects; each value of a relational attribute is a
    record array of its own. Where scipy refuses (strings, sparse rows, time zones, and more), this
    reads what Weka reads.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        table = _tables.read_table(f)
    attributes = [Attribute(declared) for declared in table.attributes]
    data = np.empty(
        len(table), dtype=[(attribute.name, attribute.dtype) for attribute in attributes]
    )
    for index, attribute in enumerate(attributes):
        data[attribute.name] = attribute._column(table, index)
    return data, MetaData(table.relation, attributes)
