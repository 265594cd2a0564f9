# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Checks of arguments; what they raise names the argument."""

from __future__ import annotations

import operator
import os
from collections.abc import Sized
from typing import Any, Union

PathLike = Union[str, "os.PathLike[str]", bytes, "os.PathLike[bytes]"]


def whole(value: Any, name: str, least: int | None = None, most: int = 2**63 - 1) -> int:
    """A whole number from ``least`` to ``most``."""
    try:
        if isinstance(value, bool):
            raise TypeError
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} must be a whole number, not {_kind(value)}") from None
    if least is not None and number < least:
        raise ValueError(f"{name} must be at least {least}, not {number}")
    if not -(2**63) <= number <= most:
        raise ValueError(f"{name} must be at most {most}, not {number}")
    return number


def real(value: Any, name: str, least: float | None = None) -> float:
    """A finite number of at least ``least``."""
    try:
        if isinstance(value, (str, bytes, bool)):
            raise TypeError
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        raise TypeError(f"{name} must be a number, not {_kind(value)}") from None
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError(f"{name} must be finite, not {number}")
    if least is not None and number < least:
        raise ValueError(f"{name} must be at least {least:g}, not {number:g}")
    return number


def path_bytes(path: PathLike, name: str = "path") -> bytes:
    """The bytes of a path."""
    try:
        result = os.fsencode(path)
    except TypeError:
        raise TypeError(f"{name} must be a path, not {_kind(path)}") from None
    if b"\0" in result:
        raise ValueError(f"{name} has a zero byte")
    if not result:
        raise ValueError(f"{name} is empty")
    return result


def text_bytes(text: str | None, name: str) -> bytes | None:
    """The UTF-8 of a text."""
    if text is None:
        return None
    if not isinstance(text, str):
        raise TypeError(f"{name} must be a str, not {_kind(text)}")
    result = text.encode("utf-8", "surrogateescape")
    if b"\0" in result:
        raise ValueError(f"{name} has a zero byte")
    return result


def length(values: Any, name: str) -> int:
    """The number of values of an array or a list."""
    shape = getattr(values, "shape", None)
    if shape:
        return int(shape[0])
    if isinstance(values, (str, bytes)) or not isinstance(values, Sized):
        raise TypeError(f"{name} must be an array or a list, not {_kind(values)}")
    return len(values)


def _kind(value: Any) -> str:
    return "None" if value is None else type(value).__name__
