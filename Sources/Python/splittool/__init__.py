# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""ARFF data files and train/test splits, at memory speed and without races.

``read_table`` and ``read_split`` read any form; ``Store`` keeps parsed splits in a directory that
you name; ``generate`` makes splits as OpenML does. See ``docs/python.md``.
"""

from __future__ import annotations

from importlib import import_module as _import_module
from typing import TYPE_CHECKING
from typing import Any as _Any

if TYPE_CHECKING:
    from ._errors import ARFFError, ARFFWarning, FormError, SplitError, SplittoolError, StoreError
    from ._files import convert, validate
    from ._findings import Finding, Report
    from ._splits import Fold, Split, generate, read_split
    from ._store import Answer, Store
    from ._tables import Attribute, Scan, Table, read_table, scan_table
    from ._writing import table_of, write_table

    __version__: str

# Modules are imported when a name of theirs is asked for, so that ``python -m splittool`` starts
# the program without numpy.
_MODULES = {
    "_errors": "ARFFError ARFFWarning FormError SplitError SplittoolError StoreError",
    "_files": "convert validate",
    "_findings": "Finding Report",
    "_splits": "Fold Split generate read_split",
    "_store": "Answer Store",
    "_tables": "Attribute Scan Table read_table scan_table",
    "_writing": "table_of write_table",
}
_PLACES = {name: module for module, names in _MODULES.items() for name in names.split()}


def __getattr__(name: str) -> _Any:
    if name == "__version__":
        value: _Any = _import_module("._library", __name__).plain("version")().decode()
    elif name in _PLACES:
        value = getattr(_import_module(f".{_PLACES[name]}", __name__), name)
    else:
        raise AttributeError(f"module 'splittool' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__


__all__ = [
    "ARFFError",
    "ARFFWarning",
    "Answer",
    "Attribute",
    "Finding",
    "Fold",
    "FormError",
    "Report",
    "Scan",
    "Split",
    "SplitError",
    "SplittoolError",
    "Store",
    "StoreError",
    "Table",
    "__version__",
    "convert",
    "generate",
    "read_split",
    "read_table",
    "scan_table",
    "table_of",
    "validate",
    "write_table",
]
