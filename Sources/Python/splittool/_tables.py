# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Tables: ARFF and the other forms, as columns."""

from __future__ import annotations

import ctypes
import warnings as _warnings
from collections.abc import Iterable, Iterator, Sequence
from ctypes import c_void_p
from dataclasses import dataclass
from html import escape
from typing import IO, TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from . import _library as native
from ._arguments import whole
from ._arrow import schema_capsule, stream_capsule
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
        if not isinstance(columns, Iterable):
            raise TypeError(f"columns must be names or positions, not {type(columns).__name__}")
        for column in columns:
            if isinstance(column, (int, np.integer)):
                if not -len(self._all) <= column < len(self._all):
                    raise KeyError(column)
                chosen.append(int(column) % len(self._all))
            elif not isinstance(column, str):
                raise TypeError(
                    f"columns must be names or positions, not {type(column).__name__}"
                )
            elif column in places:
                chosen.append(places[column])
            else:
                raise KeyError(no_such(column, list(places)))
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
            if not -len(self._chosen) <= column < len(self._chosen):
                raise IndexError(f"column {column} of {len(self._chosen)}")
            return self._chosen[int(column)]
        if not isinstance(column, str):
            raise TypeError(f"a column is a name or a position, not {type(column).__name__}")
        for index in self._chosen:
            if self._all[index].name == column:
                return index
        raise KeyError(no_such(column, self.keys()))

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

        frame = polars.DataFrame(_Views(self) if self._is_whole else self.to_arrow())
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

    def __copy__(self) -> Table:
        result = Table.__new__(Table)
        result.__dict__.update(self.__dict__)
        return result

    def __deepcopy__(self, memo: Any) -> Table:
        return self.__copy__()  # the columns are read-only

    def __reduce__(self) -> Any:
        return (_restored, (self.to_bytes("arff"), self._chosen, self._count, self.warnings))

    def _repr_html_(self) -> str:
        """The first rows in a notebook; names and values are escaped."""
        shown = range(min(self._count, 10))
        head = "".join(
            f"<th>{escape(item.name)}<br><small>{escape(item.type)}</small></th>"
            for item in self.attributes
        )
        first = _slice(self, len(shown))
        rows = (
            "".join(f"<td>{escape(_shown(column[row]))}</td>" for column in first) for row in shown
        )
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return (
            f"<table><caption>{escape(repr(self)[1:-1])}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table>"
        )

    def __repr__(self) -> str:
        return f"<Table {self.relation!r}: {self._count} rows × {len(self._chosen)} columns>"


def no_such(name: object, names: Sequence[str]) -> str:
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
        rows = whole(rows, "rows", 0)
        table._is_whole = table._is_whole and rows >= len(table)
        table._count = min(table._count, rows)
    return table


class _Views:
    """A table as a stream whose text is views of the memory that holds it, for who takes them."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return stream_capsule(lambda place: self._table._export(place, views=True))


def _slice(table: Table, count: int) -> list[Column]:
    return [table[index][:count] for index in range(len(table.attributes))]


def _shown(value: Any) -> str:
    return "?" if value is None or value != value else str(value)


def _restored(content: bytes, chosen: list[int], count: int, findings: list[Finding]) -> Table:
    """A table that was pickled."""
    handle = out()
    Source(content).read("table", native.reading(form="arff"), handle)
    table = Table(handle, chosen)
    table._is_whole = table._is_whole and count == len(table)
    table._count = count
    table.warnings = findings
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
    batch_rows = whole(batch_rows, "batch_rows", 1)
    options = native.reading(encoding=encoding, strict=strict, threads=threads)
    return Scan(path, columns, batch_rows, options)
