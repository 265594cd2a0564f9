# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""The Arrow C stream interface, as PyCapsules carry it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

_STREAM_NAME = b"arrow_array_stream"
_SCHEMA_NAME = b"arrow_schema"


class ArrowArrayStream(ctypes.Structure):
    """``struct ArrowArrayStream``."""

    _fields_ = [
        ("get_schema", ctypes.c_void_p),
        ("get_next", ctypes.c_void_p),
        ("get_last_error", ctypes.c_void_p),
        ("release", ctypes.c_void_p),
        ("private_data", ctypes.c_void_p),
    ]


class ArrowSchema(ctypes.Structure):
    """``struct ArrowSchema``."""

    _fields_ = [
        ("format", ctypes.c_char_p),
        ("name", ctypes.c_char_p),
        ("metadata", ctypes.c_char_p),
        ("flags", ctypes.c_int64),
        ("n_children", ctypes.c_int64),
        ("children", ctypes.c_void_p),
        ("dictionary", ctypes.c_void_p),
        ("release", ctypes.c_void_p),
        ("private_data", ctypes.c_void_p),
    ]


_Release = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_GetSchema = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_CapsuleDestructor = ctypes.PYFUNCTYPE(None, ctypes.c_void_p)

_python = ctypes.pythonapi
_python.PyCapsule_New.restype = ctypes.py_object
_python.PyCapsule_New.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
_python.PyCapsule_GetPointer.restype = ctypes.c_void_p
_python.PyCapsule_GetPointer.argtypes = [ctypes.py_object, ctypes.c_char_p]

# A destructor runs while its capsule dies, so it takes the capsule as a bare address.
_pointer_of = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)(
    ("PyCapsule_GetPointer", _python)
)

# What capsules point to, by address, until their destructors ran.
_alive: dict[int, Any] = {}


def _destructor(name: bytes, kind: Any) -> Any:
    def destroy(capsule: int) -> None:
        pointer = _pointer_of(capsule, name)
        if not pointer:
            return
        structure = kind.from_address(pointer)
        if structure.release:
            _Release(structure.release)(pointer)
        _alive.pop(pointer, None)

    return _CapsuleDestructor(destroy)


_destroy_stream = _destructor(_STREAM_NAME, ArrowArrayStream)
_destroy_schema = _destructor(_SCHEMA_NAME, ArrowSchema)


def stream_capsule(fill: Callable[[int], None]) -> Any:
    """A capsule of a stream that ``fill`` puts at an address."""
    stream = ArrowArrayStream()
    place = ctypes.addressof(stream)
    fill(place)
    _alive[place] = stream
    return _python.PyCapsule_New(place, _STREAM_NAME, _destroy_stream)


def schema_capsule(fill: Callable[[int], None]) -> Any:
    """A capsule of the schema of such a stream."""
    stream = ArrowArrayStream()
    place = ctypes.addressof(stream)
    fill(place)
    schema = ArrowSchema()
    try:
        code = _GetSchema(stream.get_schema)(place, ctypes.addressof(schema))
        if code != 0:
            raise OSError(code, "the schema cannot be exported")
    finally:
        if stream.release:
            _Release(stream.release)(place)
    _alive[ctypes.addressof(schema)] = schema
    return _python.PyCapsule_New(ctypes.addressof(schema), _SCHEMA_NAME, _destroy_schema)


def stream_address(capsule: Any) -> int:
    """The address of the stream in somebody's capsule."""
    try:
        return int(_python.PyCapsule_GetPointer(capsule, _STREAM_NAME))
    except (ValueError, TypeError):
        raise TypeError("__arrow_c_stream__ gave no Arrow stream") from None
