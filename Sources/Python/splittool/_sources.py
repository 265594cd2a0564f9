# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""What can be read: paths, bytes, file objects, fsspec URLs."""

from __future__ import annotations

import ctypes
import os
import re
from ctypes import c_void_p
from typing import Any

from ._library import Reading, call, call_interruptibly, path_bytes

# From this size on reading may take a twentieth of a second, packed files tenfold.
_LARGE = 1_000_000

_URL = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]+://")


class Source:
    """One input, opened as late as can be."""

    def __init__(self, source: Any) -> None:
        self._path: bytes | None = None
        self._content: Any = None
        self._name = "<bytes>"
        if isinstance(source, (bytes, bytearray, memoryview)):
            self._content = source
        elif isinstance(source, str) and _URL.match(source):
            self._name = source.rsplit("/", 1)[-1] or source
            self._content = _fetch(source)
        elif isinstance(source, (str, os.PathLike)):
            self._path = path_bytes(source)
        elif hasattr(source, "read"):
            content = source.read()
            self._content = content.encode("utf-8") if isinstance(content, str) else content
            if not isinstance(self._content, (bytes, bytearray, memoryview)):
                raise TypeError(f"source.read() gave {type(content).__name__}, not bytes or str")
            name = getattr(source, "name", None)
            if isinstance(name, str):
                self._name = name
        else:
            raise TypeError(
                "source must be a path, bytes, a file object or a URL, "
                f"not {type(source).__name__}"
            )

    def read(self, what: str, options: Reading, handle: c_void_p) -> None:
        """Reads a split or a table."""
        arguments: tuple[Any, ...]
        if self._path is not None:
            function, arguments = what + "_read", (self._path,)
            size = _size(self._path)
        else:
            content = bytes(self._content)
            size = len(content)
            memory = ctypes.cast(ctypes.c_char_p(content), c_void_p)
            name = self._name.encode("utf-8", "replace")
            function, arguments = what + "_parse", (memory, size, name)
        arguments += (ctypes.byref(options), ctypes.byref(handle))
        if size < _LARGE:
            call(function, *arguments)
        else:
            call_interruptibly(function, *arguments, handle=handle, free=what + "_free")


def _size(path: bytes) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _fetch(url: str) -> bytes:
    if url.startswith("file://"):
        from urllib.parse import urlsplit
        from urllib.request import url2pathname

        with open(url2pathname(urlsplit(url).path), "rb") as file:
            return file.read()
    try:
        import fsspec
    except ImportError:
        raise ImportError(f"'{url}' needs the package fsspec: pip install fsspec") from None
    with fsspec.open(url, "rb") as file:
        content: bytes = file.read()
        return content
