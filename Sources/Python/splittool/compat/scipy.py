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

from collections.abc import Iterator
from typing import IO, Any, Union

import numpy as np
from numpy.typing import NDArray

from .._errors import ARFFError
from .._library import PathLike
from .._tables import Attribute, Table, read_table

#: scipy's exception; `ARFFError` is raised, which is a ``ValueError``, too.
ParseArffError = ARFFError


class MetaData:
    """Names and types of the attributes, as ``scipy.io.arff.MetaData``."""

    def __init__(self, relation: str, attributes: tuple[Attribute, ...]) -> None:
        self.name = relation
        self._attributes = {attribute.name: attribute for attribute in attributes}

    def __repr__(self) -> str:
        lines = [f"Dataset: {self.name}"]
        for name in self._attributes:
            kind, labels = self[name]
            line = f"\t{name}'s type is {kind}"
            if labels:
                line += f", range is {labels!s}"
            lines.append(line)
        return "\n".join(lines) + "\n"

    def __iter__(self) -> Iterator[str]:
        return iter(self._attributes)

    def __getitem__(self, key: str) -> tuple[str, tuple[str, ...] | None]:
        attribute = self._attributes[key]
        if attribute.date_format:
            return _scipy_type(attribute.type), (attribute.date_format,)
        return _scipy_type(attribute.type), attribute.labels

    def names(self) -> list[str]:
        """The names of the attributes."""
        return list(self._attributes)

    def types(self) -> list[str]:
        """The types of the attributes: numeric, nominal, string, date."""
        return [_scipy_type(attribute.type) for attribute in self._attributes.values()]


def _scipy_type(word: str) -> str:
    return "numeric" if word in ("real", "integer") else word


def loadarff(f: Union[PathLike, IO[Any]]) -> tuple[NDArray[Any], MetaData]:
    """Reads an ARFF file: a record array, and what its attributes are.

    Nominal values are bytes, missing ones ``b'?'``; missing numbers NaN, missing dates NaT; text is
    objects. Where scipy refuses (strings, sparse rows, quotes, and more), this reads what Weka
    reads.
    """
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        table = read_table(f)
    columns = [_column(table, attribute) for attribute in table.attributes]
    dtype = [
        (attribute.name, column.dtype)
        for attribute, column in zip(table.attributes, columns)
    ]
    data = np.empty(len(table), dtype=dtype)
    for attribute, column in zip(table.attributes, columns):
        data[attribute.name] = column
    return data, MetaData(table.relation, table.attributes)


def _column(table: Table, attribute: Attribute) -> NDArray[Any]:
    if attribute.type == "nominal":
        labels = [label.encode() for label in attribute.labels or ()]
        width = max([len(label) for label in labels] + [1])
        codes = table.codes(attribute.name)
        return np.array([*labels, b"?"], dtype=f"S{width}")[codes]
    if attribute.type == "date":
        return table[attribute.name].astype("datetime64[s]")
    return table[attribute.name]
