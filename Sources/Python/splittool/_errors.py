# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""The exceptions, and the one place where the native library's errors become them."""

from __future__ import annotations

import errno as _errno
import os
from typing import Any, NoReturn


class SplittoolError(Exception):
    """What all errors of this package have: a place, a code, and what to do.

    Attributes
    ----------
    path : str or None
        The file, where there is one.
    line, column : int or None
        The place, counted from 1, columns in Unicode scalars.
    code : str
        A stable word, or the number of a rule; ``splittool explain CODE`` says more.
    message : str
        What was found and what was expected.
    hint : str or None
        What to do about it.
    excerpt : str or None
        The line of the file.
    """

    def __init__(self, text: str, members: dict[str, Any] | None = None) -> None:
        super().__init__(text)
        members = members or {}
        self.path: str | None = members.get("path")
        self.line: int | None = members.get("line")
        self.column: int | None = members.get("column")
        self.code: str = members.get("code", "")
        self.message: str = members.get("message", text)
        self.hint: str | None = members.get("hint")
        self.excerpt: str | None = members.get("excerpt")
        self._members = members

    def __reduce__(self) -> Any:
        return (type(self), (str(self), self._members))


class ARFFError(SplittoolError, ValueError):
    """A table could not be read or written."""


class SplitError(SplittoolError, ValueError):
    """A split could not be read, made or written."""


class FormError(SplittoolError, ValueError):
    """No form fits, or the form cannot hold what is to be written."""


class StoreError(SplittoolError):
    """A store's directory cannot be used."""


class ARFFWarning(UserWarning):
    """Something was read leniently, which other readers may refuse or read otherwise."""


_FORM_CODES = {"unknown-form", "no-form", "unsupported-form", "cannot-hold", "cannot-read"}

_MALFORMED, _SYSTEM, _STORE, _ARGUMENT, _CANCELLED = 1, 2, 3, 4, 5


def raise_error(status: int, members: dict[str, Any], function: str) -> NoReturn:
    """Raises the exception of a failed call."""
    text = members.get("text", members.get("message", f"{function} failed"))
    if status == _SYSTEM:
        number = members.get("errno") or _errno.EIO
        path = members.get("path")
        raise OSError(number, os.strerror(number), path) if path else OSError(number, text)
    if status == _ARGUMENT:
        hint = members.get("hint")
        message = members.get("message", text)
        raise ValueError(f"{message} ({hint})" if hint else message)
    if status == _CANCELLED:
        raise KeyboardInterrupt
    if status == _STORE:
        raise StoreError(text, members)
    if members.get("code") in _FORM_CODES:
        raise FormError(text, members)
    if function.startswith(("split", "store")):
        raise SplitError(text, members)
    raise ARFFError(text, members)
