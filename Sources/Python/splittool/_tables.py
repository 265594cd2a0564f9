# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Tables: ARFF and the other forms, as columns."""

from __future__ import annotations

import ctypes
import warnings as _warnings
from collections.abc import Iterator, Mapping, Sequence
from ctypes import c_void_p
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Union

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _library as native
from ._arrow import schema_capsule, stream_address, stream_capsule
from ._errors import ARFFWarning
from ._findings import Finding
from ._library import PathLike, call, out, plain, take_bytes, take_json
from ._sources import Source

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Column = NDArray[Any]


@dataclass(frozen=True)
class Attribute:
    """One column's declaration: name, type, and what belongs to the type.

    ``type`` is ``numeric``, ``real``, ``integer``, ``string``, ``nominal``, ``date`` or
    ``relational``.
    """

    name: str
    type: str
    labels: tuple[str, ...] | None = None
    date_format: str | None = None
    weight: float = 1.0
    attributes: tuple[Attribute, ...] | None = None

    @classmethod
    def _from(cls, members: dict[str, Any]) -> Attribute:
        labels = members.get("labels")
        inner = members.get("attributes")
        return cls(
            members["name"], members["type"], tuple(labels) if labels is not None else None,
            members.get("date_format"), members.get("weight", 1.0),
            tuple(cls._from(item) for item in inner) if inner is not None else None,
        )


class _Memory:
    """Memory of the native library that an array shows, and what keeps it."""

    def __init__(self, place: int, count: int, dtype: str, owner: Any) -> None:
        self.owner = owner
        self.__array_interface__ = {
            "version": 3, "shape": (count,), "typestr": dtype, "data": (place, True),
        }


class _Handle:
    """A native table, freed when nobody shows its memory any more."""

    def __init__(self, pointer: c_void_p) -> None:
        self.pointer = pointer

    def __del__(self) -> None:
        if self.pointer:
            plain("table_free")(self.pointer)

    def array(self, place: int | None, count: int, dtype: str) -> Column:
        if not place or not count:
            return np.zeros(0, dtype=dtype)
        return np.asarray(_Memory(place, count, dtype, self))


class Table:
    """A table in memory, column by column.

    Examples
    --------
    >>> import splittool as st
    >>> table = st.read_table(b'''@relation r
    ... @attribute x numeric
    ... @attribute kind {a,b}
    ... @data
    ... 1.5,b
    ... ?,a
    ... ''')
    >>> table["x"].tolist()
    [1.5, nan]
    >>> table["kind"].tolist(), table.attributes[1].labels
    (['b', 'a'], ('a', 'b'))
    """

    def __init__(self, handle: c_void_p, columns: Sequence[str | int] | None = None) -> None:
        self._handle = _Handle(handle)
        json = out()
        call("table_describe", handle, ctypes.byref(json))
        facts = take_json(json)
        #: The name of the relation.
        self.relation: str = facts["relation"]
        self._all = tuple(Attribute._from(item) for item in facts["attributes"])
        self._count: int = facts["rows"]
        #: What was read leniently.
        self.warnings: list[Finding] = [Finding._from(item) for item in facts["warnings"]]
        self._chosen = self._choose(columns)
        self._is_whole = self._chosen == list(range(len(self._all)))

    def _choose(self, columns: Sequence[str | int] | None) -> list[int]:
        if columns is None:
            return list(range(len(self._all)))
        if isinstance(columns, str):
            raise TypeError("columns must be a list of names or positions")
        places = {attribute.name: index for index, attribute in enumerate(self._all)}
        chosen = []
        for column in columns:
            if isinstance(column, (int, np.integer)):
                if not -len(self._all) <= column < len(self._all):
                    raise KeyError(column)
                chosen.append(int(column) % len(self._all))
            elif column in places:
                chosen.append(places[column])
            else:
                raise KeyError(_no_such(column, list(places)))
        return chosen

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """The declarations of the columns, in order."""
        return tuple(self._all[index] for index in self._chosen)

    @property
    def weights(self) -> NDArray[np.float64] | None:
        """The weight of each row; None if all are 1."""
        place = plain("table_weights")(self._handle.pointer)
        return self._handle.array(place, self._count, "<f8") if place else None

    @property
    def sparse(self) -> NDArray[np.bool_] | None:
        """Whether each row was sparse; None if none was."""
        place = plain("table_sparse")(self._handle.pointer)
        return self._handle.array(place, self._count, "|b1") if place else None

    def __len__(self) -> int:
        return self._count

    def __contains__(self, name: object) -> bool:
        return any(attribute.name == name for attribute in self.attributes)

    def keys(self) -> list[str]:
        """The names of the columns."""
        return [attribute.name for attribute in self.attributes]

    def __getitem__(self, column: str | int) -> Column:
        index = self._index(column)
        attribute = self._all[index]
        if attribute.type in ("numeric", "real", "integer"):
            return self._memory(index, "<f8")
        if attribute.type == "nominal":
            labels = np.array([*(attribute.labels or ()), None], dtype=object)
            result: Column = labels[self._memory(index, "<i4")]
            return result
        if attribute.type == "date":
            # The least integer is numpy's "not a time", too.
            return self._memory(index, "<M8[ms]")
        values = self._column_list(index)
        result = np.empty(self._count, dtype=object)
        for row in range(self._count):
            result[row] = values[row]
        return result

    def codes(self, column: str | int) -> NDArray[np.int32]:
        """The codes of a nominal column: places in its labels, -1 where missing; no copy."""
        index = self._index(column)
        if self._all[index].type != "nominal":
            raise TypeError(f"column {self._all[index].name!r} is {self._all[index].type}")
        return self._memory(index, "<i4")

    def _index(self, column: str | int) -> int:
        if isinstance(column, (int, np.integer)):
            return self._chosen[int(column)]
        for index in self._chosen:
            if self._all[index].name == column:
                return index
        raise KeyError(_no_such(column, self.keys()))

    def _memory(self, index: int, dtype: str) -> Column:
        place = plain("table_column")(self._handle.pointer, index)
        return self._handle.array(place, self._count, dtype)

    def _column_list(self, index: int) -> list[Any]:
        """Texts and bags, by way of JSON: for columns that have no memory of their own."""
        buffer = out()
        call("table_texts", self._handle.pointer, index, ctypes.byref(buffer))
        values: list[Any] = take_json(buffer)
        return values

    # ---------------------------------------------------------------------------- other forms

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        if not self._is_whole:
            return self.to_arrow().__arrow_c_stream__(requested_schema)
        return stream_capsule(self._export)

    def __arrow_c_schema__(self) -> Any:
        if not self._is_whole:
            return self.to_arrow().schema.__arrow_c_schema__()
        return schema_capsule(self._export)

    def _export(self, place: int, views: bool = False) -> None:
        call("table_export", self._handle.pointer, views, c_void_p(place))

    def to_arrow(self) -> pyarrow.Table:
        """The table as ``pyarrow.Table``; nominal columns are dictionaries of all declared labels.
        """
        import pyarrow

        capsule = stream_capsule(self._export)
        table = pyarrow.RecordBatchReader._import_from_c_capsule(capsule).read_all()
        return table if self._is_whole else table.select(self._chosen).slice(0, self._count)

    def to_pandas(self) -> pandas.DataFrame:
        """The table as ``pandas.DataFrame``; nominal columns are categoricals of all declared
        labels.
        """
        import pandas

        data: dict[int, Any] = {}
        for place, index in enumerate(self._chosen):
            attribute = self._all[index]
            if attribute.type == "nominal":
                data[place] = pandas.Categorical.from_codes(
                    self._memory(index, "<i4"), categories=list(attribute.labels or ())
                )
            else:
                data[place] = self[attribute.name]
        frame = pandas.DataFrame(data, copy=False, index=pandas.RangeIndex(self._count))
        frame.columns = pandas.Index(self.keys(), dtype=object)
        return frame

    def to_polars(self) -> polars.DataFrame:
        """The table as ``polars.DataFrame``; nominal columns are enums of all declared labels."""
        import polars

        frame = polars.DataFrame(self if self._is_whole else self.to_arrow())
        enums = {
            attribute.name: polars.Enum(list(attribute.labels or ()))
            for attribute in self.attributes
            if attribute.type == "nominal"
        }
        casts = [polars.col(name).cast(polars.String).cast(kind) for name, kind in enums.items()]
        return frame.with_columns(casts) if casts else frame

    def to_numpy(self) -> Column:
        """The table as one array: doubles, or codes of labels where a column is nominal.

        Raises
        ------
        TypeError
            If a column is text, a date or relational.
        """
        result = np.empty((self._count, len(self._chosen)), dtype=np.float64)
        for place, index in enumerate(self._chosen):
            attribute = self._all[index]
            if attribute.type in ("numeric", "real", "integer"):
                result[:, place] = self._memory(index, "<f8")
            elif attribute.type == "nominal":
                codes = self._memory(index, "<i4")
                result[:, place] = codes
                result[codes < 0, place] = np.nan
            else:
                raise TypeError(f"column {attribute.name!r} is {attribute.type}, not a number")
        return result

    def to_scipy_sparse(self) -> Any:
        """The table as ``scipy.sparse.csr_matrix`` of its numbers and codes."""
        from scipy import sparse

        return sparse.csr_matrix(self.to_numpy())

    def to_bytes(self, form: str = "arff", lossy: bool = False) -> bytes:
        """The table in a form."""
        buffer = out()
        call(
            "table_encode", self._handle.pointer, native.text_bytes(form, "form"), lossy,
            ctypes.byref(buffer),
        )
        return take_bytes(buffer)

    def save(
        self, path: PathLike, form: str | None = None, force: bool = False, lossy: bool = False
    ) -> None:
        """Writes a file that appears whole or not at all."""
        call(
            "table_save", self._handle.pointer, native.path_bytes(path),
            native.text_bytes(form, "form"), bool(lossy), bool(force),
        )

    def __repr__(self) -> str:
        return f"<Table {self.relation!r}: {self._count} rows × {len(self._chosen)} columns>"


def _no_such(name: object, names: Sequence[str]) -> str:
    import difflib

    close = difflib.get_close_matches(str(name), names, 1)
    hint = f", did you mean {close[0]!r}?" if close else ""
    return f"there is no column {name!r}{hint}"


def read_table(
    source: PathLike | bytes | IO[Any],
    columns: Sequence[str | int] | None = None,
    *,
    rows: int | None = None,
    form: str | None = None,
    encoding: str = "utf-8",
    strict: bool = False,
    threads: int | None = None,
    mmap: bool = False,
) -> Table:
    """Reads a table in any form: ARFF, CSV, JSON, …; a path, bytes, a file object, or a URL.

    Parameters
    ----------
    columns : list of str or int, optional
        The columns to show; all by default.
    rows : int, optional
        The most rows to read.
    encoding : {"utf-8", "latin1", "windows-1252"}
        What the bytes of text forms mean.
    strict : bool
        Whether every leniency is an error.
    mmap : bool
        Whether a file is mapped: faster, but a file that is cut meanwhile ends the process.

    Raises
    ------
    ARFFError
        With path, line, column, code and hint, if the content is malformed.

    Warns
    -----
    ARFFWarning
        For each kind of leniency.
    """
    options = native.reading(
        form=form, encoding=encoding, strict=strict, threads=threads, mmap=mmap
    )
    handle = out()
    Source(source).read("table", options, handle)
    table = Table(handle, columns)
    for finding in table.warnings:
        times = f" ({finding.count} times)" if finding.count > 1 else ""
        _warnings.warn(f"{finding}{times}", ARFFWarning, stacklevel=2)
    if rows is not None:
        if rows < 0:
            raise ValueError("rows is negative")
        table._is_whole = table._is_whole and rows >= len(table)
        table._count = min(table._count, rows)
    return table


class Scan:
    """An ARFF file as a stream of batches in bounded memory; itself an Arrow stream."""

    def __init__(
        self, path: PathLike, columns: Sequence[str | int] | None, batch_rows: int, options: Any
    ) -> None:
        self._path = native.path_bytes(path)
        self._columns = columns
        self._batch_rows = batch_rows
        self._options = options

    def _export(self, place: int) -> None:
        call(
            "table_scan", self._path, ctypes.byref(self._options), self._batch_rows,
            c_void_p(place),
        )

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return stream_capsule(self._export)

    def __iter__(self) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow

        reader = pyarrow.RecordBatchReader._import_from_c_capsule(stream_capsule(self._export))
        for batch in reader:
            yield batch.select(list(self._columns)) if self._columns is not None else batch


def scan_table(
    path: PathLike,
    columns: Sequence[str | int] | None = None,
    *,
    batch_rows: int = 65536,
    encoding: str = "utf-8",
    strict: bool = False,
    threads: int | None = None,
) -> Scan:
    """Reads an ARFF file batch by batch; each is a ``pyarrow.RecordBatch`` of at most so many rows.
    """
    if batch_rows < 1:
        raise ValueError("batch_rows must be at least 1")
    options = native.reading(encoding=encoding, strict=strict, threads=threads)
    return Scan(path, columns, batch_rows, options)


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
                raise ValueError(f"types: {_no_such(unknown[0], names)}")
            chosen: list[str | None] = [types.get(name) for name in names]
        else:
            chosen = list(types)
            if len(chosen) != len(names):
                raise ValueError(f"there are {len(chosen)} types for {len(names)} columns")
        words = (ctypes.c_char_p * max(1, len(chosen)))(
            *[native.text_bytes(word, "types") for word in chosen]
        )
    given = None
    if weights is not None:
        given = np.ascontiguousarray(weights, dtype=np.float64)
        if given.ndim != 1:
            raise ValueError("weights must have one dimension")
        rows = _rows_of(data)
        if rows is not None and rows != len(given):
            raise ValueError(f"there are {len(given)} weights for {rows} rows")
    handle = out()
    call(
        "table_import", c_void_p(stream_address(stream_of)), native.text_bytes(relation,
        "relation"),
        ctypes.cast(words, ctypes.POINTER(ctypes.c_char_p)) if words is not None else None,
        native.address(given) if given is not None else None, ctypes.byref(handle),
    )
    return Table(handle)


def _rows_of(data: Any) -> int | None:
    if isinstance(data, Mapping):
        return len(next(iter(data.values()))) if data else 0
    try:
        return len(data)
    except TypeError:
        return None


def _arrow_stream(data: Any) -> tuple[list[str], Any]:
    """The names of the columns and a capsule of their stream."""
    if isinstance(data, Mapping):
        import pyarrow

        data = pyarrow.table({str(name): _plain(values) for name, values in data.items()})
    elif type(data).__module__.startswith("pandas"):
        import pyarrow

        data = pyarrow.Table.from_pandas(data, preserve_index=False)
    if not hasattr(data, "__arrow_c_stream__"):
        raise TypeError(
            "data must be a pandas, polars or pyarrow table, a dict of arrays or an Arrow stream, "
            f"not {type(data).__name__}"
        )
    if hasattr(data, "keys") and isinstance(data, Table):
        names = data.keys()
    else:
        names = list(
            getattr(data, "column_names", None) or getattr(data, "columns", None)
            or getattr(getattr(data, "schema", None), "names", [])
        )
    return names, data.__arrow_c_stream__(None)


def _plain(values: Any) -> Any:
    """Arrays of objects with None, which pyarrow takes as they are."""
    return values.tolist() if isinstance(values, np.ndarray) and values.dtype == object else values

