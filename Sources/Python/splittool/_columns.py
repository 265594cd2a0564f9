# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Columns for Arrow of numpy arrays, lists and pandas, with numpy alone."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._arguments import length
from ._errors import FormError

_NUMBERS = {
    "int8": "c", "uint8": "C", "int16": "s", "uint16": "S", "int32": "i", "uint32": "I",
    "int64": "l", "uint64": "L", "float32": "f", "float64": "g",
}


@dataclass
class MadeColumn:
    """One column: Arrow's format, the values' buffers, and the labels of codes."""

    name: str
    format: str
    length: int
    buffers: list[NDArray[Any]]
    missing: NDArray[np.bool_] | None = None
    labels: MadeColumn | None = None

    def validity(self) -> NDArray[np.uint8] | None:
        """A bit for each row that has a value; None if all have."""
        if self.missing is None or not self.missing.any():
            return None
        return np.packbits(~self.missing, bitorder="little")


def made_column(name: str, values: Any) -> MadeColumn:
    """The column of a list, a numpy array or a pandas series.

    Raises
    ------
    FormError
        If ARFF has no word for its values.
    """
    categories = getattr(getattr(values, "cat", values), "categories", None)
    if categories is not None:
        return _category(name, getattr(values, "cat", values).codes, categories)
    missing = None
    if hasattr(values, "isna") and hasattr(values, "dtype"):  # pandas
        if getattr(values.dtype, "tz", None) is not None:
            raise _cannot_hold("the time zone", name)
        missing = np.asarray(values.isna())
        values = values.to_numpy(dtype=None if _is_numpy(values.dtype) else object)
    elif isinstance(values, np.ma.MaskedArray):
        missing, values = np.ma.getmaskarray(values), values.data
    elif not isinstance(values, np.ndarray):
        length(values, f"column {name!r}")
        # An array of one dimension, whatever the values are.
        listed = list(values)
        values = np.empty(len(listed), dtype=object)
        values[:] = listed
    if values.ndim != 1:
        raise ValueError(f"column {name!r} must have one dimension, not {values.ndim}")
    if values.dtype.kind in "OU":
        return _objects(name, values.tolist(), missing)
    return _typed(name, values, missing)


def _is_numpy(dtype: Any) -> bool:
    return isinstance(dtype, np.dtype)


def _cannot_hold(what: str, name: str) -> FormError:
    message = f"ARFF cannot hold {what} of column '{name}'"
    return FormError(message, {"code": "cannot-hold", "message": message})


def _category(name: str, codes: Any, categories: Any) -> MadeColumn:
    found = np.ascontiguousarray(np.asarray(codes), dtype=np.int32)
    labels = _texts("", [str(item) for item in categories], None)
    return MadeColumn(name, "i", len(found), [found], found < 0, labels)


def _typed(name: str, values: NDArray[Any], missing: NDArray[np.bool_] | None) -> MadeColumn:
    kind = values.dtype.kind
    if kind == "b":
        bits = np.packbits(values, bitorder="little")
        return MadeColumn(name, "b", len(values), [bits], missing)
    if kind == "M":
        unit = np.datetime_data(values.dtype)[0]
        if unit not in ("s", "ms", "us", "ns"):
            values, unit = values.astype("datetime64[ms]"), "ms"
        missing = np.isnat(values)
        times = np.ascontiguousarray(values).astype(f"datetime64[{unit}]").view(np.int64)
        return MadeColumn(name, f"ts{unit[0]}:", len(values), [times], missing)
    if values.dtype.name == "float16":
        values = values.astype(np.float32)
    format = _NUMBERS.get(values.dtype.newbyteorder("=").name)
    if format is None:
        raise _cannot_hold(f"the type {values.dtype}", name)
    native = np.ascontiguousarray(values, dtype=values.dtype.newbyteorder("="))
    return MadeColumn(name, format, len(values), [native], missing)


def _objects(
    name: str, values: list[Any], known: NDArray[np.bool_] | None
) -> MadeColumn:
    """A column of Python's values, which have to be of one kind."""
    if known is None:
        known = np.array([value is None or _is_nan(value) for value in values], dtype=bool)
    some = [value for value, absent in zip(values, known.tolist()) if not absent]
    kinds = {type(value) for value in some}
    if not some:
        if any(isinstance(value, float) for value in values):
            return _typed(name, np.full(len(values), np.nan), known)
        return _texts(name, [""] * len(values), known)
    if all(issubclass(kind, str) for kind in kinds):
        return _texts(
            name, ["" if absent else value for value, absent in zip(values, known)], known
        )
    if kinds <= {bool, np.bool_}:
        return _filled(name, values, known, False, np.bool_)
    if all(issubclass(kind, (int, np.integer)) and kind is not bool for kind in kinds):
        try:
            return _filled(name, values, known, 0, np.int64)
        except OverflowError:
            raise _cannot_hold("a number of more than 64 bits", name) from None
    if all(issubclass(kind, (int, float, np.number)) and kind is not bool for kind in kinds):
        return _filled(name, values, known, 0.0, np.float64)
    if all(issubclass(kind, (datetime.date, np.datetime64)) for kind in kinds):
        if any(getattr(value, "tzinfo", None) is not None for value in some):
            raise _cannot_hold("the time zone", name)
        times = [np.datetime64("NaT") if absent else np.datetime64(value)
                 for value, absent in zip(values, known)]
        return _typed(name, np.array(times).astype("datetime64[us]"), None)
    words = " and ".join(sorted(kind.__name__ for kind in kinds))
    raise _cannot_hold(f"the values ({words})", name)


def _is_nan(value: Any) -> bool:
    return isinstance(value, (float, np.floating, np.datetime64)) and bool(value != value)


def _filled(
    name: str, values: list[Any], missing: NDArray[np.bool_], filler: Any, dtype: Any
) -> MadeColumn:
    filled = [filler if absent else value for value, absent in zip(values, missing.tolist())]
    return _typed(name, np.array(filled, dtype=dtype), missing)


def _texts(name: str, values: list[str], missing: NDArray[np.bool_] | None) -> MadeColumn:
    try:
        parts = [value.encode() for value in values]
    except UnicodeEncodeError:
        raise _cannot_hold("half of a surrogate pair in a text", name) from None
    ends = np.zeros(len(parts) + 1, dtype=np.int64)
    np.cumsum([len(part) for part in parts], out=ends[1:])
    joined = np.frombuffer(b"".join(parts) or b"\0", dtype=np.uint8)
    return MadeColumn(name, "U", len(parts), [ends, joined], missing)
