# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Procedures and their data, as the native library takes them."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._arguments import length, real, text_bytes, whole
from ._library import Procedure, address


def class_codes(
    values: ArrayLike, rows: int, name: str
) -> tuple[NDArray[np.int32], list[str]]:
    """Codes of the values, -1 where missing, and the names of the codes.

    A pandas categorical keeps its categories in their order, as a nominal attribute its labels;
    other values get codes in the order of their first rows.
    """
    categories = getattr(getattr(values, "cat", values), "categories", None)
    codes = getattr(getattr(values, "cat", values), "codes", None)
    if categories is not None and codes is not None:
        found = np.ascontiguousarray(np.asarray(codes), dtype=np.int32)
        names = [str(item) for item in categories]
    else:
        array = np.asarray(values)
        if array.ndim != 1:
            raise ValueError(f"{name} must have one dimension, not {array.ndim}")
        known: dict[Any, int] = {}
        found = np.empty(len(array), dtype=np.int32)
        for index, value in enumerate(array.tolist()):
            if value is None or value != value:
                found[index] = -1
            else:
                try:
                    found[index] = known.setdefault(value, len(known))
                except TypeError:
                    raise TypeError(
                        f"{name} has a {type(value).__name__}, which is no label"
                    ) from None
        names = [str(item) for item in known]
    if len(found) != rows:
        raise ValueError(f"{name} has {len(found)} values for {rows} rows")
    return found, names


def times_of(values: ArrayLike, rows: int) -> NDArray[np.float64]:
    """Times as doubles, in milliseconds for dates; NaN where missing."""
    array = np.asarray(values)
    if array.dtype.kind == "M":
        whole = array.astype("datetime64[ms]")
        times = whole.astype(np.int64).astype(np.float64)
        times[np.isnat(whole)] = np.nan
    else:
        if array.dtype.kind not in "iufb":
            raise TypeError(f"time must have numbers or dates, not {array.dtype}")
        times = array.astype(np.float64)
    if times.shape != (rows,):
        raise ValueError(f"time has shape {times.shape} for {rows} rows")
    return np.ascontiguousarray(times)


def row_count(n_rows: int | None, **columns: Any) -> int:
    """The number of rows that is given, or that a column has; -1 if none is."""
    if n_rows is not None:
        return whole(n_rows, "the number of rows", 0, 2**32 - 1)
    for name, column in columns.items():
        if column is not None:
            return length(column, name)
    return -1


def row_ids(rows: ArrayLike, name: str) -> NDArray[np.int64]:
    """Row ids as 64-bit integers."""
    array = np.asarray(rows)
    if array.ndim != 1:
        raise ValueError(f"{name}: rows must have one dimension, not {array.ndim}")
    if array.size == 0:
        return np.zeros(0, dtype=np.int64)
    if array.dtype.kind == "u" and int(array.max()) > 2**63 - 1:
        raise ValueError(f"{name}: {array.max()} is no row id")
    if array.dtype.kind not in "iu":
        raise TypeError(f"{name}: rows must be whole numbers, not {array.dtype}")
    return np.ascontiguousarray(array, dtype=np.int64)


class ProcedureData:
    """A ``splittool_procedure`` and the memory that it points to."""

    def __init__(
        self,
        name: str | None,
        *,
        n_rows: int | None = None,
        y: ArrayLike | None = None,
        groups: ArrayLike | None = None,
        time: ArrayLike | None = None,
        repeats: int | None = None,
        folds: int | None = None,
        percentage: float | None = None,
        seed: int | None = None,
        split_name: str | None = None,
        test_rows: ArrayLike | None = None,
        regenerate: bool = False,
    ) -> None:
        rows = row_count(n_rows, y=y, groups=groups, time=time)
        self.value = Procedure()
        self._keeps: list[Any] = []
        self.value.name = text_bytes(name, "procedure")
        self.value.split_name = text_bytes(split_name, "name")
        self.value.rows = rows
        for field, number in (("repeats", repeats), ("folds", folds)):
            most = 2**31 - 1
            setattr(self.value, field, 0 if number is None else whole(number, field, 1, most))
        self.value.percentage = -1.0 if percentage is None else real(percentage, "percentage", 0)
        self.value.has_seed = seed is not None
        self.value.seed = 0 if seed is None else whole(seed, "seed")
        self.value.regenerate = bool(regenerate)
        if y is not None:
            codes, names = class_codes(y, rows, "y")
            texts = (ctypes.c_char_p * max(1, len(names)))(
                *[item.encode("utf-8", "replace").replace(b"\0", b"?") for item in names]
            )
            self.value.classes = address(codes)
            self.value.class_count = len(names)
            self.value.class_names = ctypes.cast(texts, ctypes.POINTER(ctypes.c_char_p))
            self._keeps += [codes, texts]
        if groups is not None:
            codes, names = class_codes(groups, rows, "groups")
            if (codes < 0).any():
                raise ValueError("groups has missing values")
            self.value.groups = address(codes)
            self.value.group_count = len(names)
            self._keeps.append(codes)
        if time is not None:
            times = times_of(time, rows)
            self.value.times = address(times)
            self._keeps.append(times)
        if test_rows is not None:
            tested = row_ids(test_rows, "test_rows")
            self.value.test_rows = address(tested)
            self.value.test_count = len(tested)
            self._keeps.append(tested)

    def pointer(self) -> Any:
        """The argument for the native library."""
        return ctypes.byref(self.value)
