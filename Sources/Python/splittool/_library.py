# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""The native library: its functions, and how their errors become exceptions."""

from __future__ import annotations

import ctypes
import json
import threading
from ctypes import POINTER, c_bool, c_char_p, c_double, c_int32, c_int64, c_void_p
from pathlib import Path
from typing import Any, Callable

from ._arguments import PathLike, path_bytes, text_bytes, whole
from ._errors import raise_error

__all__ = ["PathLike", "call", "out", "path_bytes", "plain", "text_bytes"]

ABI_VERSION = 1
_Handle = POINTER(c_void_p)


class Reading(ctypes.Structure):
    """How a file is read; ``splittool_reading`` of the C interface."""

    _fields_ = [
        ("form", c_char_p),
        ("encoding", c_char_p),
        ("strict", c_bool),
        ("mapped", c_bool),
        ("threads", c_int32),
        ("column_names", POINTER(c_char_p)),
        ("column_places", POINTER(c_int64)),
        ("column_count", c_int64),
        ("has_rows", c_bool),
        ("rows", c_int64),
    ]


class Procedure(ctypes.Structure):
    """A procedure and its data; ``splittool_procedure`` of the C interface."""

    _fields_ = [
        ("name", c_char_p),
        ("split_name", c_char_p),
        ("repeats", c_int64),
        ("folds", c_int64),
        ("percentage", c_double),
        ("has_seed", c_bool),
        ("seed", c_int64),
        ("rows", c_int64),
        ("classes", c_void_p),
        ("class_count", c_int32),
        ("class_names", POINTER(c_char_p)),
        ("groups", c_void_p),
        ("group_count", c_int32),
        ("times", c_void_p),
        ("test_rows", c_void_p),
        ("test_count", c_int64),
        ("regenerate", c_bool),
    ]


class StoreOptions(ctypes.Structure):
    """How a store works; ``splittool_store_options`` of the C interface."""

    _fields_ = [
        ("codec", c_char_p),
        ("durable", c_bool),
        ("checks_content", c_bool),
        ("shared", c_bool),
        ("wait", c_double),
    ]


_reading = POINTER(Reading)
_procedure = POINTER(Procedure)

# Name, result, arguments; a result of None with a last handle is a status and an error.
_STATUS: dict[str, list[Any]] = {
    "split_read": [c_char_p, _reading, _Handle],
    "split_parse": [c_void_p, c_int64, c_char_p, _reading, _Handle],
    "split_make": [
        c_char_p, c_int64, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, _Handle,
    ],
    "split_generate": [_procedure, _Handle],
    "split_validate": [c_void_p, _procedure, _Handle],
    "split_describe": [c_void_p, _Handle],
    "split_diff": [c_void_p, c_void_p, _Handle],
    "split_encode": [c_void_p, c_char_p, _Handle],
    "split_save": [c_void_p, c_char_p, c_char_p, c_bool],
    "split_plot": [c_void_p, c_bool, _procedure, _Handle],
    "table_read": [c_char_p, _reading, _Handle],
    "table_parse": [c_void_p, c_int64, c_char_p, _reading, _Handle],
    "table_describe": [c_void_p, _Handle],
    "table_texts": [c_void_p, c_int64, _Handle],
    "table_export": [c_void_p, c_bool, c_void_p],
    "table_import": [c_void_p, c_char_p, POINTER(c_char_p), c_void_p, _Handle],
    "table_encode": [c_void_p, c_char_p, c_bool, _Handle],
    "table_save": [c_void_p, c_char_p, c_char_p, c_bool, c_bool],
    "table_scan": [c_char_p, _reading, c_int64, c_void_p],
    "convert": [c_char_p, c_char_p, _reading, c_char_p, c_bool, c_bool],
    "validate": [c_char_p, _reading, _Handle],
    "store_open": [c_char_p, POINTER(StoreOptions), _Handle],
    "store_get": [c_void_p, c_char_p, _Handle, _Handle],
    "store_fold": [c_void_p, c_char_p, c_int32, c_int32, c_int32, _Handle, _Handle],
    "store_maintain": [c_void_p, c_char_p, c_int64, c_double, c_bool, _Handle],
}
_PLAIN: dict[str, tuple[Any, list[Any]]] = {
    "abi_version": (c_int32, []),
    "version": (c_char_p, []),
    "error_json": (c_char_p, [c_void_p]),
    "error_free": (None, [c_void_p]),
    "buffer_bytes": (c_void_p, [c_void_p]),
    "buffer_count": (c_int64, [c_void_p]),
    "buffer_free": (None, [c_void_p]),
    "split_count": (c_int64, [c_void_p]),
    "split_folds": (None, [c_void_p, c_void_p]),
    "split_largest_row": (c_int64, [c_void_p]),
    "split_rows": (None, [c_void_p, c_int64, c_int32, c_void_p]),
    "split_equal": (c_bool, [c_void_p, c_void_p]),
    "split_free": (None, [c_void_p]),
    "table_rows": (c_int64, [c_void_p]),
    "table_column": (c_void_p, [c_void_p, c_int64]),
    "table_weights": (c_void_p, [c_void_p]),
    "table_sparse": (c_void_p, [c_void_p]),
    "table_free": (None, [c_void_p]),
    "store_free": (None, [c_void_p]),
}


def _find() -> str:
    here = Path(__file__).resolve().parent / "libsplittoolc.so"
    if here.exists():
        return str(here)
    raise ImportError(
        f"splittool's native library is not beside its package ({here}); "
        "install the package with 'pip install .' in a clone"
    )


def _load() -> ctypes.CDLL:
    library = ctypes.CDLL(_find())
    for name, (result, arguments) in _PLAIN.items():
        function = getattr(library, "splittool_" + name)
        function.restype = result
        function.argtypes = arguments
    for name, arguments in _STATUS.items():
        function = getattr(library, "splittool_" + name)
        function.restype = c_int32
        function.argtypes = [*arguments, _Handle]
    found = library.splittool_abi_version()
    if found != ABI_VERSION:
        raise ImportError(f"the native library has interface {found}, not {ABI_VERSION}")
    return library


_library = _load()


def plain(name: str) -> Callable[..., Any]:
    """A function that cannot fail."""
    function: Callable[..., Any] = getattr(_library, "splittool_" + name)
    return function


def call(name: str, *arguments: Any) -> None:
    """Runs a function and raises its error."""
    error = c_void_p()
    status = getattr(_library, "splittool_" + name)(*arguments, ctypes.byref(error))
    if status == 0:
        return
    try:
        text = _library.splittool_error_json(error)
        members = json.loads(text) if text else {}
    finally:
        _library.splittool_error_free(error)
    raise_error(status, members, name)


def call_interruptibly(name: str, *arguments: Any, handle: c_void_p, free: str) -> None:
    """Runs a reading function so that Ctrl-C ends it at once.

    Python sees signals in the main thread only, and only between its own instructions; so another
    thread reads, and the main thread waits for it. A reading that nobody waits for any more ends
    without a trace: what it makes is freed.
    """
    if threading.current_thread() is not threading.main_thread():
        call(name, *arguments)
        return
    guard, ended = threading.Lock(), threading.Lock()
    failures: list[BaseException] = []
    is_awaited, is_done = True, False

    def read() -> None:
        nonlocal is_done
        try:
            call(name, *arguments)
        except BaseException as error:
            failures.append(error)
        with guard:
            is_done = True
            if not is_awaited and handle:
                plain(free)(handle)
        ended.release()

    ended.acquire()
    threading.Thread(target=read, daemon=True).start()
    try:
        ended.acquire()
    except BaseException:
        with guard:
            is_awaited = False
            if is_done and handle:
                plain(free)(handle)
        raise
    if failures:
        raise failures.pop()


def out() -> c_void_p:
    """Room for a handle that a call gives."""
    return c_void_p()


def take_bytes(buffer: c_void_p) -> bytes:
    """The bytes of a buffer, which is freed."""
    try:
        count = _library.splittool_buffer_count(buffer)
        start = _library.splittool_buffer_bytes(buffer)
        return ctypes.string_at(start, count) if count else b""
    finally:
        _library.splittool_buffer_free(buffer)


def take_json(buffer: c_void_p) -> Any:
    """The JSON of a buffer, which is freed."""
    return json.loads(take_bytes(buffer))


def reading(
    *,
    form: str | None = None,
    encoding: str | None = None,
    strict: bool = False,
    threads: int | None = None,
    mmap: bool = False,
) -> Reading:
    """The reading options of a call."""
    count = 0 if threads is None else whole(threads, "threads", 1, 2**31 - 1)
    return Reading(
        text_bytes(form, "form"), text_bytes(encoding, "encoding"), bool(strict), bool(mmap), count,
    )


def address(buffer: Any) -> c_void_p:
    """The address of a numpy array's memory; null for an empty one."""
    return c_void_p(buffer.ctypes.data if buffer.size else None)


