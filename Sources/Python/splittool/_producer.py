# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""An Arrow C stream of one batch, of columns made in Python."""

from __future__ import annotations

import ctypes
import itertools
from ctypes import c_int, c_int64, c_void_p
from typing import Any

from ._arrow import ArrowArrayStream, ArrowSchema, stream_capsule
from ._columns import MadeColumn

_NULLABLE = 2


class ArrowArray(ctypes.Structure):
    """``struct ArrowArray``."""

    _fields_ = [
        ("length", c_int64),
        ("null_count", c_int64),
        ("offset", c_int64),
        ("n_buffers", c_int64),
        ("n_children", c_int64),
        ("buffers", c_void_p),
        ("children", c_void_p),
        ("dictionary", c_void_p),
        ("release", c_void_p),
        ("private_data", c_void_p),
    ]


_Release = ctypes.CFUNCTYPE(None, c_void_p)
_Get = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)
_LastError = ctypes.CFUNCTYPE(c_void_p, c_void_p)

# Streams that consumers hold, by number: what their structures point to lives until they release.
_streams: dict[int, _Stream] = {}
_numbers = itertools.count(1)


def _released(offset: int) -> Any:
    """A release callback: marks its structure; the memory is the stream's or its own number's."""

    def release(place: int) -> None:
        kept = c_void_p.from_address(place + offset + ctypes.sizeof(c_void_p)).value
        c_void_p.from_address(place + offset).value = None
        if kept:
            _streams.pop(kept).let_go()

    return _Release(release)


_release_schema = _released(ArrowSchema.release.offset)
_release_array = _released(ArrowArray.release.offset)
_release_stream = _released(ArrowArrayStream.release.offset)
_no_error = _LastError(lambda place: None)


class _Stream:
    """Gives a schema and one batch."""

    def __init__(self, columns: list[MadeColumn]) -> None:
        self.columns = columns
        self.given = False
        self.holders = 0
        self.keeps: list[Any] = []
        self.get_schema: Any = _Get(self._schema)
        self.get_next: Any = _Get(self._next)

    def let_go(self) -> None:
        """One holder less; the last one ends the cycle of callbacks and stream."""
        self.holders -= 1
        if not self.holders:
            self.get_schema = self.get_next = None

    def _schema(self, stream: int, place: int) -> int:
        children = [self._schema_of(column) for column in self.columns]
        top = ArrowSchema(
            format=b"+s", name=b"", n_children=len(children), children=self._pointers(children),
            release=_address(_release_schema), private_data=_keep(self),
        )
        ctypes.memmove(place, ctypes.byref(top), ctypes.sizeof(top))
        self.keeps.append(top)
        return 0

    def _next(self, stream: int, place: int) -> int:
        if self.given:
            ctypes.memset(place, 0, ctypes.sizeof(ArrowArray))
            return 0
        self.given = True
        children = [self._array_of(column) for column in self.columns]
        top = ArrowArray(
            length=self.columns[0].length if self.columns else 0, n_buffers=1,
            buffers=self._pointers([None]), n_children=len(children),
            children=self._pointers(children), release=_address(_release_array),
            private_data=_keep(self),
        )
        ctypes.memmove(place, ctypes.byref(top), ctypes.sizeof(top))
        self.keeps.append(top)
        return 0

    def _schema_of(self, column: MadeColumn) -> ArrowSchema:
        result = ArrowSchema(
            format=column.format.encode(), name=column.name.encode("utf-8", "surrogateescape"),
            flags=_NULLABLE, release=_address(_release_schema),
        )
        if column.labels is not None:
            result.dictionary = ctypes.addressof(self._schema_of(column.labels))
        self.keeps.append(result)
        return result

    def _array_of(self, column: MadeColumn) -> ArrowArray:
        validity = column.validity()
        buffers = [validity, *column.buffers]
        self.keeps.append(buffers)
        result = ArrowArray(
            length=column.length, null_count=0 if validity is None else -1,
            n_buffers=len(buffers),
            buffers=self._pointers(
                [None if part is None else part.ctypes.data for part in buffers]
            ),
            release=_address(_release_array),
        )
        if column.labels is not None:
            result.dictionary = ctypes.addressof(self._array_of(column.labels))
        self.keeps.append(result)
        return result

    def _pointers(self, items: list[Any]) -> int:
        """The address of an array of addresses."""
        places = (c_void_p * max(1, len(items)))(
            *[ctypes.addressof(item) if isinstance(item, ctypes.Structure) else item
              for item in items]
        )
        self.keeps.append(places)
        return ctypes.addressof(places)


def _address(callback: Any) -> int | None:
    return ctypes.cast(callback, c_void_p).value


def _keep(stream: _Stream) -> int:
    """A number under which a stream lives until a structure with it is released."""
    number = next(_numbers)
    _streams[number] = stream
    stream.holders += 1
    return number


def stream_of(columns: list[MadeColumn]) -> Any:
    """A capsule of a stream of one batch."""
    made = _Stream(columns)

    def fill(place: int) -> None:
        stream = ArrowArrayStream.from_address(place)
        stream.get_schema = _address(made.get_schema)
        stream.get_next = _address(made.get_next)
        stream.get_last_error = _address(_no_error)
        stream.release = _address(_release_stream)
        stream.private_data = _keep(made)

    return stream_capsule(fill)
