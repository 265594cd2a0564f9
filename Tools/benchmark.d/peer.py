# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Reads one file with one peer and prints milliseconds and rows: peer.py NAME FILE THREADS KIND.

KIND is S, N, N2 or Q. The CSV readers are given the data section only, the column types and the
missing marker, so that they do no more work than ours. The read is done twice and the second timed.
"""

import os
import sys
import time

name, path, threads, kind = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
os.environ["POLARS_MAX_THREADS"] = str(threads)
os.environ["OMP_NUM_THREADS"] = str(threads)

SPLIT = ["type", "rowid", "repeat", "fold"]
TEXT = ["title", "text", "i", "r", "c"]
NUMBERS = [f"r{i}" for i in range(20)] + ["i", "c"]
columns = SPLIT if kind == "S" else TEXT if kind == "Q" else NUMBERS
labels = {"S": "type", "Q": "c"}.get(kind, "c")
integers = {"rowid", "repeat", "fold", "i"}
texts = {"title", "text"}


def polars():
    import polars

    def type_of(column):
        if column == labels or column in texts:
            return polars.String
        return polars.Int32 if column in integers else polars.Float64

    schema = {column: type_of(column) for column in columns}
    return lambda: polars.read_csv(
        path, has_header=False, new_columns=columns, schema=schema, null_values="?"
    ).height


def pyarrow():
    import pyarrow
    from pyarrow import csv

    pyarrow.set_cpu_count(threads)

    def type_of(column):
        if column == labels:
            return pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
        if column in texts:
            return pyarrow.string()
        return pyarrow.int32() if column in integers else pyarrow.float64()

    return lambda: csv.read_csv(
        path,
        read_options=csv.ReadOptions(column_names=columns, use_threads=threads > 1),
        parse_options=csv.ParseOptions(escape_char="\\", double_quote=False),
        convert_options=csv.ConvertOptions(
            column_types={column: type_of(column) for column in columns}, null_values=["?"]
        ),
    ).num_rows


def duckdb():
    import duckdb

    def type_of(column):
        if column == labels or column in texts:
            return "VARCHAR"
        return "INTEGER" if column in integers else "DOUBLE"

    types = ", ".join(f"'{column}': '{type_of(column)}'" for column in columns)
    escape = ", quote='\"', escape='\\'" if kind == "Q" else ""

    def read():
        connection = duckdb.connect()
        connection.execute(f"SET threads = {threads}")
        connection.execute(
            f"CREATE TABLE t AS SELECT * FROM read_csv('{path}', header=false, auto_detect=false,"
            f" delim=',', nullstr='?', columns={{{types}}}{escape})"
        )
        return connection.execute("SELECT count(*) FROM t").fetchone()[0]

    return read


def pandas():
    import pandas

    def type_of(column):
        if column == labels:
            return "category"
        if column in texts:
            return "str"
        return "int32" if column in integers else "float64"

    return lambda: len(
        pandas.read_csv(
            path,
            header=None,
            names=columns,
            dtype={column: type_of(column) for column in columns},
            na_values="?",
            escapechar="\\" if kind == "Q" else None,
            engine="c",
        )
    )


def liac():
    import arff

    return lambda: len(arff.load(open(path, encoding="utf-8"))["data"])


def scipy():
    from scipy.io import arff

    return lambda: len(arff.loadarff(path)[0])


def openml():
    from openml.tasks.split import OpenMLSplit

    from pathlib import Path

    def read():
        # The path that a task takes: parse the text, build the split, store the pickle beside it.
        for pickle in (path + ".pkl.py3", str(path)[:-5] + ".pkl.py3"):
            if os.path.exists(pickle):
                os.unlink(pickle)
        return OpenMLSplit._from_arff_file(Path(path)).repeats

    return read


reader = {
    "polars": polars,
    "pyarrow": pyarrow,
    "duckdb": duckdb,
    "pandas": pandas,
    "liac-arff": liac,
    "scipy": scipy,
    "openml": openml,
}[name]()
is_slow = name in ("liac-arff", "scipy", "openml")
if not is_slow:
    reader()
start = time.perf_counter()
rows = reader()
print((time.perf_counter() - start) * 1e3, rows)
