# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Parquet and Arrow files of other programs are read as they mean them, and ours by them.

    check_columnar.py SPLITTOOL FOLDER [SEED]

Tables of every type with random values, missing ones among them: written by pyarrow with each codec,
encoding and page version that it offers for flat tables, and by polars, DuckDB and pandas; read by
splittool and compared value by value. Then random ARFF files, written by splittool and read by each
of those.
"""

import datetime as dt
import decimal
import itertools
import json
import math
import random
import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq

EPOCH = dt.datetime(1970, 1, 1)
TEXTS = ["", "a", "b c", "é", "日本", "x" * 50, 'q"uote', "new\nline", "?", "a,b", "tab\t"]


class Check:
    """Counts what was compared and prints what differs."""

    def __init__(self, program, folder, seed):
        self.program = program
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.random = random.Random(seed)
        self.count = 0
        self.failures = 0

    def run(self, *arguments):
        result = subprocess.run(
            [self.program, *map(str, arguments)], capture_output=True, text=True)
        return result

    def read(self, path):
        """The columns of a file, as splittool reads them: name to values, and the types."""
        result = self.run("convert", path, "-", "--to", "json")
        if result.returncode != 0:
            return result.stderr.strip(), None
        table = json.loads(result.stdout)
        columns = [[value(cell) for cell in column] for column in zip(*table["rows"])] if table["rows"] else [
            [] for _ in table["attributes"]]
        return {
            attribute["name"]: values for attribute, values in zip(table["attributes"], columns)
        }, {attribute["name"]: attribute for attribute in table["attributes"]}

    def compare(self, what, name, wanted, found):
        self.count += 1
        if len(wanted) != len(found):
            self.fail(what, f"{name}: {len(found)} values, not {len(wanted)}")
            return
        for row, (a, b) in enumerate(zip(wanted, found)):
            if not same(a, b):
                self.fail(what, f"{name}, row {row}: {b!r}, not {a!r}")
                return

    def fail(self, what, message):
        self.failures += 1
        if self.failures <= 40:
            print(f"FAILED {what}: {message}")


def same(a, b):
    """Whether a value is what the JSON form says for it."""
    if a is None or isinstance(a, float) and math.isnan(a):
        return b is None or isinstance(b, float) and math.isnan(b)
    if b is None:
        return False
    if isinstance(a, bool):
        return b == ("true" if a else "false")
    if isinstance(a, decimal.Decimal):
        return float(a) == b
    if isinstance(a, (dt.datetime, dt.date)):
        return b == civil(a)
    if isinstance(a, (int, float)):
        return isinstance(b, (int, float)) and float(a) == float(b)
    return a == b


def value(cell):
    """A cell of the JSON form, whose dates and numbers beyond JSON are objects."""
    if isinstance(cell, dict):
        cell = cell.get("date") or float(cell["number"])
    return cell


def civil(time):
    """A time as the JSON form spells it: milliseconds, rounded down."""
    if not isinstance(time, dt.datetime):
        time = dt.datetime(time.year, time.month, time.day)
    time = time.replace(tzinfo=None, microsecond=time.microsecond // 1000 * 1000)
    return time.isoformat(timespec="milliseconds")


def columns(random, rows, missing):
    """Random values for every type that flat tables have: name to Arrow array."""

    def some(make):
        return [None if random.random() < missing else make() for _ in range(rows)]

    def time():
        return EPOCH + dt.timedelta(microseconds=random.randrange(-10**15, 4 * 10**15))

    def integer(bits, signed):
        low = -(1 << bits - 1) if signed else 0
        high = (1 << bits - 1) if signed else 1 << bits
        edge = [low, high - 1, 0, 1]
        return random.choice(edge) if random.random() < 0.1 else random.randrange(low, high)

    result = {}
    for bits, signed in itertools.product((8, 16, 32), (True, False)):
        name = f"{'' if signed else 'u'}int{bits}"
        result[name] = pa.array(some(lambda: integer(bits, signed)), getattr(pa, name)())
    result["int64"] = pa.array(
        some(lambda: random.randrange(-(1 << 53), 1 << 53)), pa.int64())
    result["uint64"] = pa.array(some(lambda: random.randrange(1 << 53)), pa.uint64())
    result["runs"] = pa.array([i // 37 for i in range(rows)], pa.int64())
    result["float16"] = pa.array(
        some(lambda: random.uniform(-9, 9)), pa.float32()).cast(pa.float16())
    result["float32"] = pa.array(some(lambda: random.uniform(-9, 9)), pa.float32())
    result["float64"] = pa.array(
        some(lambda: random.choice([0.0, -0.0, math.inf, -math.inf, 1e-310, random.gauss(0, 1)])),
        pa.float64())
    result["bool"] = pa.array(some(lambda: random.random() < 0.5), pa.bool_())
    result["text"] = pa.array(some(lambda: random.choice(TEXTS)), pa.string())
    result["own"] = pa.array(some(lambda: str(random.getrandbits(60))), pa.large_string())
    result["category"] = pa.DictionaryArray.from_arrays(
        pa.array(some(lambda: random.randrange(len(TEXTS))), pa.int32()), pa.array(TEXTS))
    result["date"] = pa.array(some(lambda: time().date()), pa.date32())
    for unit, step in (("s", 10**6), ("ms", 1000), ("us", 1), ("ns", 1)):
        result[f"time_{unit}"] = pa.array(
            some(lambda: EPOCH + dt.timedelta(
                microseconds=random.randrange(-10**15, 4 * 10**15) // step * step)),
            pa.timestamp(unit))
    result["zone"] = pa.array(
        some(lambda: time().replace(tzinfo=dt.timezone.utc)), pa.timestamp("us", "UTC"))
    result["decimal"] = pa.array(
        some(lambda: decimal.Decimal(random.randrange(-10**8, 10**8)).scaleb(-3)),
        pa.decimal128(12, 3))
    result["wide"] = pa.array(
        some(lambda: decimal.Decimal(random.randrange(-10**35, 10**35)).scaleb(-20)),
        pa.decimal128(38, 20))
    result["nothing"] = pa.nulls(rows)
    return result


def python(array):
    """The values of an Arrow array; of nanoseconds only what a Python time holds."""
    if pa.types.is_timestamp(array.type):
        array = array.cast(pa.timestamp("us", array.type.tz), safe=False)
    if pa.types.is_float16(array.type):
        array = array.cast(pa.float32())
    return array.to_pylist()


def table(check, rows, missing):
    arrays = columns(check.random, rows, missing)
    return pa.table(arrays), {name: python(array) for name, array in arrays.items()}


def check_file(check, what, path, wanted):
    found, _ = check.read(path)
    if isinstance(found, str):
        check.count += 1
        check.fail(what, found)
        return
    for name, values in wanted.items():
        check.compare(what, name, values, found.get(name, []))


ENCODINGS = {
    "PLAIN": None,
    "DELTA_BINARY_PACKED": {"int", "uint", "runs"},
    "DELTA_LENGTH_BYTE_ARRAY": {"text", "own"},
    "DELTA_BYTE_ARRAY": {"text", "own", "decimal", "wide"},
    "BYTE_STREAM_SPLIT": {"float", "int", "uint", "runs", "decimal", "wide", "float16"},
    "RLE": {"bool"},
}


def pyarrow_files(check):
    codecs = ["none", "snappy", "gzip", "zstd", "lz4"]
    for codec, version, missing in itertools.product(codecs, ("1.0", "2.0"), (0, 0.3, 1)):
        data, wanted = table(check, check.random.choice([1, 7, 1000, 5000]), missing)
        for dictionary in (True, False):
            path = check.folder / "pyarrow.parquet"
            pq.write_table(
                data, path, compression=codec, data_page_version=version,
                use_dictionary=dictionary, write_page_checksum=check.random.random() < 0.5,
                row_group_size=check.random.choice([3, 100, 100000]), data_page_size=1000,
                store_schema=check.random.random() < 0.5, version="2.6")
            check_file(check, f"pyarrow {codec} v{version} {dictionary}", path, wanted)
    for encoding, version in itertools.product(ENCODINGS, ("1.0", "2.0")):
        data, wanted = table(check, 3000, 0.2)
        data = data.drop_columns(["category"])
        chosen = {
            name: encoding for name in data.column_names
            if ENCODINGS[encoding] is None
            or any(name == kind or name.rstrip("0123456789") == kind
                   for kind in ENCODINGS[encoding])}
        if encoding == "BYTE_STREAM_SPLIT":
            chosen.pop("bool", None)
        path = check.folder / "encoding.parquet"
        pq.write_table(
            data, path, use_dictionary=False, column_encoding=chosen, data_page_version=version,
            data_page_size=2000)
        wanted.pop("category")
        check_file(check, f"pyarrow {encoding} v{version}", path, wanted)
    data, wanted = table(check, 500, 0.2)
    path = check.folder / "int96.parquet"
    pq.write_table(data, path, use_deprecated_int96_timestamps=True)
    check_file(check, "pyarrow int96", path, wanted)
    path = check.folder / "ints.parquet"
    pq.write_table(
        data.select(["decimal", "wide"]), path, store_decimal_as_integer=True)
    check_file(check, "pyarrow decimal", path, {n: wanted[n] for n in ("decimal", "wide")})
    nested = pa.table({"a": [1], "l": [[1, 2]]})
    path = check.folder / "nested.parquet"
    pq.write_table(nested, path)
    check.count += 1
    result = check.run("convert", path, "-", "--to", "json")
    if result.returncode != 65 or "'l'" not in result.stderr:
        check.fail("nested", f"{result.returncode} {result.stderr}")


def engine_files(check):
    for missing in (0, 0.3):
        data, wanted = table(check, 2000, missing)
        frame = pl.from_arrow(data.drop_columns(["float16", "nothing"]))
        for codec in ("uncompressed", "snappy", "gzip", "zstd", "lz4"):
            path = check.folder / "polars.parquet"
            frame.write_parquet(path, compression=codec)
            names = set(frame.columns)
            check_file(
                check, f"polars {codec}", path, {n: v for n, v in wanted.items() if n in names})
        duck = data.drop_columns(["float16", "nothing"])
        for codec, version in itertools.product(
                ("uncompressed", "snappy", "gzip", "zstd", "lz4_raw"), ("V1", "V2")):
            path = check.folder / "duckdb.parquet"
            duckdb.sql("select * from duck").write_parquet(str(path), compression=codec)
            duckdb.sql(
                f"copy (select * from duck) to '{path}' (format parquet, compression {codec}, "
                f"parquet_version {version})")
            check_file(
                check, f"duckdb {codec} {version}", path,
                {n: v for n, v in wanted.items() if n in duck.column_names})
        frame = data.drop_columns(["nothing"]).to_pandas(
            types_mapper={pa.int64(): pd.Int64Dtype()}.get)
        path = check.folder / "pandas.parquet"
        frame[["float32", "float64", "text", "category", "time_us", "int64"]].to_parquet(path)
        check_file(
            check, "pandas", path,
            {n: wanted[n] for n in (
                "float32", "float64", "text", "category", "time_us", "int64")})


def arrow_files(check):
    for missing, codec in itertools.product((0, 0.3, 1), ("uncompressed", "lz4", "zstd")):
        data, wanted = table(check, check.random.choice([1, 9, 3000]), missing)
        path = check.folder / "pyarrow.arrow"
        feather.write_feather(
            data, path, compression=codec, chunksize=check.random.choice([7, 1000, 65536]))
        check_file(check, f"feather {codec}", path, wanted)
        frame = pl.from_arrow(data.drop_columns(["float16", "nothing"]))
        names = set(frame.columns)
        for level in ("oldest", "newest"):
            path = check.folder / "polars.arrow"
            frame.write_ipc(
                path, compression=codec, compat_level=getattr(pl.CompatLevel, level)())
            check_file(
                check, f"polars ipc {codec} {level}", path,
                {n: v for n, v in wanted.items() if n in names})


def label_order(check):
    """Categories come with their labels, unused ones too, in order."""
    labels = ["zebra", "ant", "unused", "bee"]
    codes = [check.random.choice([0, 1, 3, None]) for _ in range(100)]
    array = pa.DictionaryArray.from_arrays(pa.array(codes, pa.int8()), pa.array(labels))
    path = check.folder / "labels.parquet"
    pq.write_table(pa.table({"c": array}), path, row_group_size=40)
    _, types = check.read(path)
    check.count += 1
    if not types or types["c"].get("values") != labels:
        check.fail("labels", f"{types}")


def arff(random, rows):
    """A random ARFF text, and the values of its columns."""
    labels = random.sample(["x", "y z", "é", "q'", "", "long" * 9], 4)
    kinds = ["whole", "number", "integer", "label", "text", "time", "day", "none"]
    names = [f"{kind} {index}" for index, kind in enumerate(kinds * 2)]

    def quote(text):
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace(
            "\n", "\\n").replace("\t", "\\t") + "'"

    types = {"whole": "real", "number": "numeric", "integer": "integer",
             "label": "{" + ",".join(map(quote, labels)) + "}", "text": "string",
             "time": "date", "day": 'date "yyyy-MM-dd"', "none": "numeric"}
    values = {name: [] for name in names}
    lines = ["@relation 'r r'"]
    lines += [f"@attribute {quote(name)} {types[name.split()[0]]}" for name in names]
    lines += ["@data"]
    for _ in range(rows):
        fields = []
        for name in names:
            kind = name.split()[0]
            if random.random() < 0.2 or kind == "none":
                values[name].append(None)
                fields.append("?")
                continue
            second = EPOCH + dt.timedelta(seconds=random.randrange(-10**9, 4 * 10**9))
            value = {
                "whole": float(random.randrange(-2**53, 2**53)), "integer": random.randrange(99),
                "number": random.gauss(0, 1), "label": random.choice(labels),
                "text": random.choice(TEXTS), "time": second,
                "day": dt.datetime(second.year, second.month, second.day)}[kind]
            values[name].append(value)
            if kind == "time":
                fields.append(f'"{value.isoformat()}"')
            elif kind == "day":
                fields.append(str(value.date()))
            elif isinstance(value, str):
                fields.append(quote(value))
            else:
                fields.append(repr(value))
        lines.append(",".join(fields))
    return "\n".join(lines) + "\n", values, labels


def plain(value):
    """A value of any engine as Python has it."""
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime()
    return value


def written_files(check, suffixes):
    for rows, suffix in itertools.product((0, 1, 50, 3000), suffixes):
        text, wanted, labels = arff(check.random, rows)
        source = check.folder / "source.arff"
        source.write_text(text)
        path = check.folder / f"written{suffix}"
        result = check.run("convert", source, path, "--force")
        if result.returncode != 0:
            check.fail(f"writing {suffix}", result.stderr)
            continue
        back = check.run("convert", path, "-", "--to", "arff").stdout
        own = check.run("convert", source, "-", "--to", "arff").stdout
        check.count += 1
        if back != own:
            check.fail(f"splittool {suffix}", "the file does not come back")
        for engine, frame in read_by_all(path, suffix):
            for name, values in wanted.items():
                found = [plain(value) for value in frame[name]]
                check.compare_plain(f"{engine} {suffix} {rows}", name, values, found)
        read = feather.read_table if suffix != ".parquet" else pq.read_table
        column = read(path, memory_map=True)["label 3"]
        check.count += 1
        if rows and column.num_chunks and column.chunk(0).dictionary.to_pylist() != labels:
            check.fail(f"labels {suffix}", str(column.chunk(0).dictionary))


def read_by_all(path, suffix):
    if suffix == ".parquet":
        table = pq.read_table(path, page_checksum_verification=True)
        yield "pyarrow", table.to_pydict()
        yield "polars", pl.read_parquet(path).to_dict(as_series=False)
        yield "duckdb", duckdb.sql(f"select * from '{path}'").to_arrow_table().to_pydict()
        yield "pandas", pd.read_parquet(path).astype(object).to_dict(orient="list")
    else:
        yield "pyarrow", feather.read_table(path).to_pydict()
        yield "polars", pl.read_ipc(path).to_dict(as_series=False)
        yield "pandas", pd.read_feather(path).astype(object).to_dict(orient="list")


def compare_plain(self, what, name, wanted, found):
    self.count += 1
    if len(wanted) != len(found):
        self.fail(what, f"{name}: {len(found)} values, not {len(wanted)}")
        return
    for row, (a, b) in enumerate(zip(wanted, found)):
        if a != b:
            self.fail(what, f"{name}, row {row}: {b!r}, not {a!r}")
            return


Check.compare_plain = compare_plain


def main():
    program, folder = sys.argv[1:3]
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1 << 32)
    check = Check(program, folder, seed)
    pyarrow_files(check)
    engine_files(check)
    arrow_files(check)
    label_order(check)
    written_files(check, [".parquet", ".arrow"])
    print(f"{check.count} comparisons, {check.failures} failed (seed {seed})")
    sys.exit(1 if check.failures else 0)


if __name__ == "__main__":
    main()
