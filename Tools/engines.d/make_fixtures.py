# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Writes Fixtures/parquet and Fixtures/arrow again: small files of other programs, one for each way of storing.

    make_fixtures.py FOLDER

What each is in ARFF stands beside it, recorded by the tests and looked through by a person.
"""

import datetime as dt
import decimal
import sys
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq

ROWS = 11


def some(value, every=4):
    return [None if row % every == every - 1 else value(row) for row in range(ROWS)]


COLUMNS = {
    "whole": pa.array(some(lambda row: row * 1000 - 5000), pa.int64()),
    "short": pa.array(some(lambda row: row - 5, 5), pa.int8()),
    "number": pa.array(some(lambda row: row / 8 - 0.5, 3), pa.float64()),
    "single": pa.array(some(lambda row: row / 4), pa.float32()),
    "truth": pa.array(some(lambda row: row % 3 == 0), pa.bool_()),
    "text": pa.array(some(lambda row: ["", "a", "é, 'b'"][row % 3]), pa.string()),
    "label": pa.DictionaryArray.from_arrays(
        pa.array(some(lambda row: row % 2), pa.int8()), pa.array(["yes", "no", "never"])),
    "day": pa.array(some(lambda row: dt.date(1969, 12, 25 + row % 7)), pa.date32()),
    "time": pa.array(
        some(lambda row: dt.datetime(2001, 2, 3, 4, 5, row, 6000 * row)), pa.timestamp("us")),
    "price": pa.array(
        some(lambda row: decimal.Decimal(row * 37 - 99).scaleb(-2)), pa.decimal128(7, 2)),
}


def main():
    folder = Path(sys.argv[1]) / "parquet"
    table = pa.table(COLUMNS)

    def write(name, data=table, **options):
        pq.write_table(data, folder / f"{name}.parquet", row_group_size=6, **options)

    write("pyarrow-snappy-v1", compression="snappy", write_page_checksum=True)
    write("pyarrow-gzip-v2", compression="gzip", data_page_version="2.0")
    flat = table.set_column(6, "label", table["label"].cast(pa.string()))
    write(
        "pyarrow-delta-zstd", flat, compression="zstd", use_dictionary=False, store_schema=False,
        column_encoding={
            "whole": "DELTA_BINARY_PACKED", "short": "DELTA_BINARY_PACKED",
            "text": "DELTA_BYTE_ARRAY", "label": "DELTA_LENGTH_BYTE_ARRAY", "truth": "RLE",
            "time": "DELTA_BINARY_PACKED"})
    write(
        "pyarrow-split-lz4", flat, compression="lz4", use_dictionary=False,
        column_encoding={
            name: "BYTE_STREAM_SPLIT" for name in ("whole", "number", "single", "price")})
    write("pyarrow-int96", use_deprecated_int96_timestamps=True)
    write("pyarrow-nested", pa.table({"odd": [[1, 2]]}))
    write("pyarrow-time", pa.table({"odd": pa.array([1], pa.time64("us"))}))
    pl.from_arrow(table).write_parquet(folder / "polars-zstd.parquet", compression="zstd")
    duckdb.sql("select * from flat").write_parquet(
        str(folder / "duckdb-snappy.parquet"), compression="snappy")
    folder = Path(sys.argv[1]) / "arrow"
    for codec in ("lz4", "zstd"):
        feather.write_feather(
            table, folder / f"pyarrow-{codec}.arrow", compression=codec, chunksize=6)
    pl.from_arrow(table).write_ipc(
        folder / "polars-views.arrow", compat_level=pl.CompatLevel.newest())


if __name__ == "__main__":
    main()
