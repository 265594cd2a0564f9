# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Writing tables, and making them of other libraries' data."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Mapping, Sequence
from ctypes import c_void_p
from typing import Any, Union

import numpy as np
from numpy.typing import ArrayLike

from . import _library as native
from ._arguments import length
from ._arrow import stream_address
from ._columns import made_column
from ._library import PathLike, call, out
from ._producer import stream_of
from ._tables import Table, no_such

TypeWords = Union["Mapping[str, str]", "Sequence[str | None]"]


def write_table(
    data: Any,
    path: PathLike,
    *,
    relation: str = "table",
    types: TypeWords | None = None,
    weights: ArrayLike | None = None,
    form: str | None = None,
    force: bool = False,
) -> None:
    """Writes a table: pandas, polars, pyarrow, a dict of arrays, anything with an Arrow stream.

    Parameters
    ----------
    relation : str
        The relation's name.
    types : mapping or list, optional
        ARFF types of columns by name: ``nominal``, ``string``, ``real``, ``integer``, ``numeric``,
        ``date 'yyyy-MM-dd'``.
    weights : array, optional
        The weight of each row.

    Raises
    ------
    FormError
        If ARFF has no word for a column; the message names it.

    Examples
    --------
    >>> import splittool as st, tempfile, os
    >>> with tempfile.TemporaryDirectory() as place:
    ...     path = os.path.join(place, "out.arff")
    ...     st.write_table({"x": [1.0, 2.5], "kind": ["a", "b"]}, path, types={"kind": "nominal"})
    ...     print(open(path).read())
    @relation table
    <BLANKLINE>
    @attribute x numeric
    @attribute kind {a,b}
    <BLANKLINE>
    @data
    1,a
    2.5,b
    <BLANKLINE>
    """
    table_of(data, relation=relation, types=types, weights=weights).save(
        path, form=form, force=force
    )


def table_of(
    data: Any,
    *,
    relation: str = "table",
    types: TypeWords | None = None,
    weights: ArrayLike | None = None,
) -> Table:
    """Makes a `Table` of pandas, polars, pyarrow, a dict of arrays, or an Arrow stream."""
    if isinstance(data, Table) and types is None and weights is None:
        return data
    names, stream_of = _arrow_stream(data)
    words = None
    if types is not None:
        if isinstance(types, Mapping):
            unknown = [name for name in types if name not in names]
            if unknown:
                raise ValueError(f"types: {no_such(unknown[0], names)}")
            chosen: list[str | None] = [types.get(name) for name in names]
        elif isinstance(types, (str, bytes)) or not isinstance(types, Iterable):
            raise TypeError(f"types must be a mapping or a list, not {type(types).__name__}")
        else:
            chosen = list(types)
            if len(chosen) != len(names):
                raise ValueError(f"there are {len(chosen)} types for {len(names)} columns")
        words = (ctypes.c_char_p * max(1, len(chosen)))(
            *[native.text_bytes(word, "types") for word in chosen]
        )
    given = None
    if weights is not None:
        try:
            given = np.ascontiguousarray(weights, dtype=np.float64)
        except (TypeError, ValueError):
            raise TypeError("weights must be numbers") from None
        if given.ndim != 1:
            raise ValueError("weights must have one dimension")
        rows = _rows_of(data)
        if rows is not None and rows != len(given):
            raise ValueError(f"there are {len(given)} weights for {rows} rows")
    handle = out()
    call(
        "table_import", c_void_p(stream_address(stream_of)),
        native.text_bytes(relation, "relation"),
        ctypes.cast(words, ctypes.POINTER(ctypes.c_char_p)) if words is not None else None,
        native.address(given) if given is not None else None, ctypes.byref(handle),
    )
    return Table(handle)


def _rows_of(data: Any) -> int | None:
    if isinstance(data, Mapping):
        return length(next(iter(data.values())), "a column") if data else 0
    try:
        return len(data)
    except TypeError:
        return None


def _arrow_stream(data: Any) -> tuple[list[str], Any]:
    """The names of the columns and a capsule of their stream."""
    if isinstance(data, Mapping):
        columns = [made_column(_text(name), values) for name, values in data.items()]
    elif type(data).__module__.startswith("pandas") and hasattr(data, "columns"):
        columns = [
            made_column(_text(name), data.iloc[:, index])
            for index, name in enumerate(data.columns)
        ]
    elif hasattr(data, "__arrow_c_stream__"):
        return _names(data), data.__arrow_c_stream__(None)
    else:
        raise TypeError(
            "data must be a pandas, polars or pyarrow table, a dict of arrays or an Arrow stream, "
            f"not {type(data).__name__}"
        )
    lengths = {column.length for column in columns}
    if len(lengths) > 1:
        parts = ", ".join(f"{column.name!r} {column.length}" for column in columns)
        raise ValueError(f"the columns have different lengths: {parts}")
    return [column.name for column in columns], stream_of(columns)


def _names(data: Any) -> list[str]:
    if isinstance(data, Table):
        return data.keys()
    names = getattr(data, "column_names", None)
    if names is None:
        names = getattr(data, "columns", None)
    if names is None:
        names = getattr(getattr(data, "schema", None), "names", [])
    return [str(name) for name in names]


def _text(name: Any) -> str:
    text = str(name)
    native.text_bytes(text, "a column's name")
    return text
