# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Procedures and their data, as the native library takes them."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._library import Procedure, address, text_bytes


def class_codes(
    values: ArrayLike, rows: int, name: str
) -> tuple[NDArray[np.int32], list[str]]:
    """Codes of the values, -1 where missing, and the names of the codes.

    A pandas categorical keeps its categories in their order, as a nominal attribute its labels;
    other
    values get codes in the order of their first rows.
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
                found[index] = known.setdefault(value, len(known))
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
        times = array.astype(np.float64)
    if times.shape != (rows,):
        raise ValueError(f"time has shape {times.shape} for {rows} rows")
    return np.ascontiguousarray(times)


def row_count(n_rows: int | None, *columns: Any) -> int:
    """The number of rows that is given, or that a column has; -1 if none is."""
    if n_rows is not None:
        if n_rows < 0:
            raise ValueError("n_rows is negative")
        return int(n_rows)
    for column in columns:
        if column is not None:
            return len(column)
    return -1


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
        rows = row_count(n_rows, y, groups, time)
        self.value = Procedure()
        self._keeps: list[Any] = []
        self.value.name = text_bytes(name, "procedure")
        self.value.split_name = text_bytes(split_name, "name")
        self.value.rows = rows
        for field, number in (("repeats", repeats), ("folds", folds)):
            if number is not None and number < 1:
                raise ValueError(f"{field} must be at least 1")
            setattr(self.value, field, number or 0)
        self.value.percentage = -1.0 if percentage is None else float(percentage)
        self.value.has_seed = seed is not None
        if seed is not None and not -(2**63) <= seed < 2**63:
            raise ValueError("seed does not fit in 64 bits")
        self.value.seed = seed or 0
        self.value.regenerate = regenerate
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
            tested = np.ascontiguousarray(test_rows, dtype=np.int64)
            self.value.test_rows = address(tested)
            self.value.test_count = len(tested)
            self._keeps.append(tested)

    def pointer(self) -> Any:
        """The argument for the native library."""
        return ctypes.byref(self.value)
