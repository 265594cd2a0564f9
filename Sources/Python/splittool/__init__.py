# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""ARFF data files and train/test splits, at memory speed and without races.

``read_table`` and ``read_split`` read any form; ``Store`` keeps parsed splits in a directory that
you
name; ``generate`` makes splits as OpenML does. See ``docs/python.md``.
"""

from ._errors import ARFFError, ARFFWarning, FormError, SplitError, SplittoolError, StoreError
from ._files import convert, validate
from ._findings import Finding, Report
from ._library import plain as _plain
from ._splits import Fold, Split, generate, read_split
from ._store import Answer, Store
from ._tables import Attribute, Scan, Table, read_table, scan_table, table_of, write_table

__version__: str = _plain("version")().decode()

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
