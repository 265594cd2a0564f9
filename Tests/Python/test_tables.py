# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0

import gc
import io
import warnings

import numpy as np
import pytest

import splittool as st

TEXT = b"""@relation 'my table'
@attribute x numeric
@attribute kind {a,'b c',d}
@attribute s string
@attribute day date yyyy-MM-dd
@data
1.5,'b c',hello,2020-01-02
?,a,?,?
-3,?,"a text longer than twelve bytes",1999-12-31
"""


@pytest.fixture
def table():
    return st.read_table(TEXT)


def test_gives_columns(table):
    assert len(table) == 3
    assert table.relation == "my table"
    assert [attribute.type for attribute in table.attributes] == [
        "numeric", "nominal", "string", "date"]
    np.testing.assert_array_equal(table["x"], [1.5, np.nan, -3])
    assert table["kind"].tolist() == ["b c", "a", None]
    assert table.codes("kind").tolist() == [1, 0, -1]
    assert table["s"].tolist() == ["hello", None, "a text longer than twelve bytes"]
    assert np.isnat(table["day"]).tolist() == [False, True, False]
    with pytest.raises(KeyError, match="did you mean 'kind'"):
        table["kin"]
    with pytest.raises(ValueError, match="read-only"):
        table["x"][0] = 1


def test_columns_outlive_their_table():
    numbers = st.read_table(TEXT)["x"]
    gc.collect()
    assert numbers[0] == 1.5


def test_chooses_columns_and_rows():
    table = st.read_table(TEXT, columns=["day", 0], rows=2)
    assert table.keys() == ["day", "x"]
    assert len(table) == 2
    pytest.importorskip("pyarrow")
    assert table.to_arrow().column_names == ["day", "x"]
    assert table.to_arrow().num_rows == 2
    with pytest.raises(KeyError):
        st.read_table(TEXT, columns=["nope"])


def test_other_libraries_read_it(table):
    pa, pd, pl = map(pytest.importorskip, ("pyarrow", "pandas", "polars"))
    arrow = pa.table(table)
    assert arrow.schema.field("kind").type == pa.dictionary(pa.int32(), pa.string())
    assert arrow["kind"].chunk(0).dictionary.to_pylist() == ["a", "b c", "d"]
    assert arrow["x"].to_pylist() == [1.5, None, -3.0]
    assert arrow["s"].to_pylist() == ["hello", None, "a text longer than twelve bytes"]
    frame = table.to_pandas()
    assert list(frame["kind"].cat.categories) == ["a", "b c", "d"]
    assert frame["x"].isna().tolist() == [False, True, False]
    assert pd.isna(frame["day"][1])
    polars = table.to_polars()
    assert polars.schema["kind"] == pl.Enum(["a", "b c", "d"])
    assert pl.DataFrame(table)["x"].to_list() == [1.5, None, -3.0]
    duckdb = pytest.importorskip("duckdb")
    assert duckdb.sql("select kind from arrow order by x nulls last").fetchall()[0] == (None,)


def test_says_where_and_why():
    with pytest.raises(st.ARFFError) as caught:
        st.read_table(b"@relation r\n@attribute x numeric\n@data\n1\nfoo\n")
    error = caught.value
    assert isinstance(error, ValueError)
    assert (error.line, error.column, error.code) == (5, 1, "number-expected")
    assert error.hint
    assert error.excerpt == "foo"
    with pytest.raises(ValueError, match="encoding 'utf-9'"):
        st.read_table(TEXT, encoding="utf-9")


def test_warns_of_leniency():
    lenient = b"@relation r\n@attribute x numeric\n@attribute y numeric\n@data\n1,,2\n"
    with pytest.warns(st.ARFFWarning, match="empty"):
        st.read_table(lenient)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert st.read_table(lenient).warnings
    with pytest.raises(st.ARFFError):
        st.read_table(lenient, strict=True)


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow", "dict"])
def test_writes_what_it_reads(library, tmp_path):
    pa, pd, pl = map(pytest.importorskip, ("pyarrow", "pandas", "polars"))
    day = np.array(["2020-01-02T03:04:05", "NaT", "1970-01-01T00:00:00"], dtype="datetime64[ms]")
    values = {
        "n": [1, 2, 3], "x": [1.5, float("nan"), 2.0], "s": ["a b", None, "c'd"],
        "flag": [True, False, True], "day": day,
    }
    data = {
        "pandas": lambda: pd.DataFrame(
            {**values, "kind": pd.Categorical(["u", None, "v"], categories=["w", "v", "u"])}),
        "polars": lambda: pl.DataFrame(values).with_columns(
            pl.Series("kind", ["u", None, "v"], dtype=pl.Enum(["w", "v", "u"]))),
        "pyarrow": lambda: pa.table(values),
        "dict": lambda: values,
    }[library]()
    path = tmp_path / "x.arff"
    st.write_table(data, path, relation="r", weights=[1, 2, 0.5])
    back = st.read_table(path)
    assert back["n"].tolist() == [1, 2, 3]
    np.testing.assert_array_equal(back["x"], values["x"])
    assert back["s"].tolist() == values["s"]
    assert back["flag"].tolist() == ["true", "false", "true"]
    assert (back["day"] == day)[[0, 2]].all()
    assert np.isnat(back["day"][1])
    assert back.weights.tolist() == [1, 2, 0.5]
    if library in ("pandas", "polars"):
        assert back.attributes[-1].labels == ("w", "v", "u")
        assert back["kind"].tolist() == ["u", None, "v"]


def test_refuses_by_name_what_arff_cannot_say(tmp_path):
    pa = pytest.importorskip("pyarrow")
    for column, message in [
        (pa.array([[1]]), "'bad'"), (pa.array([b"x"]), "'bad'"),
        (pa.array([0], pa.timestamp("ms", "UTC")), "time zone of column 'bad'"),
        (pa.array([2**53 + 1]), "no double has exactly"),
        (pa.array([1], pa.duration("s")), "'bad'"),
    ]:
        with pytest.raises(st.FormError, match=message):
            st.write_table(pa.table({"bad": column}), tmp_path / "x.arff")
    assert not list(tmp_path.iterdir())
    with pytest.raises(ValueError, match="did you mean 'good'"):
        st.write_table({"good": [1]}, tmp_path / "x.arff", types={"god": "real"})
    with pytest.raises(ValueError, match="2 weights for 1 rows"):
        st.write_table({"good": [1]}, tmp_path / "x.arff", weights=[1, 2])
    with pytest.raises(TypeError, match="int"):
        st.write_table(3, tmp_path / "x.arff")


def test_slices_and_chunks_of_arrow(tmp_path):
    pa = pytest.importorskip("pyarrow")
    whole = pa.table({
        "x": [1.0, None, 3.0, 4.0] * 40, "s": ["a", None, "ccc", "a text of some length"] * 40,
        "k": pa.array(["u", "v", None, "u"] * 40).dictionary_encode(),
    })
    for data in (whole.slice(3, 70), pa.concat_tables([whole.slice(1, 7), whole.slice(60, 65)])):
        st.write_table(data, tmp_path / "x.arff", force=True)
        assert pa.table(st.read_table(tmp_path / "x.arff")).to_pydict() == data.to_pydict()
    views = pa.table({"s": whole["s"].cast(pa.string_view())})
    st.write_table(views, tmp_path / "x.arff", force=True)
    assert st.read_table(tmp_path / "x.arff")["s"].tolist() == whole["s"].to_pylist()


def test_a_used_stream_is_refused():
    pa = pytest.importorskip("pyarrow")

    class Used:
        column_names = ("x",)

        def __init__(self):
            self.capsule = pa.table({"x": [1]}).__arrow_c_stream__()

        def __arrow_c_stream__(self, schema=None):
            return self.capsule

    used = Used()
    st.table_of(used)
    with pytest.raises(ValueError, match="released"):
        st.table_of(used)


def test_scans_in_batches(tmp_path):
    pa = pytest.importorskip("pyarrow")
    path = tmp_path / "x.arff"
    st.write_table({"x": np.arange(1000.0), "s": [f"text {i}" for i in range(1000)]}, path)
    batches = list(st.scan_table(path, batch_rows=300, columns=["x"]))
    assert sum(batch.num_rows for batch in batches) == 1000
    assert max(batch.num_rows for batch in batches) <= 300
    assert pa.table(st.scan_table(path))["x"].to_pylist() == list(range(1000))
    broken = tmp_path / "broken.arff"
    broken.write_bytes(path.read_bytes() + b"oops,x\n")
    with pytest.raises(Exception, match="number-expected"):
        list(st.scan_table(broken))


def test_every_fixture_reads_alike_everywhere(fixtures):
    pa = pytest.importorskip("pyarrow")
    pc = pytest.importorskip("pyarrow.compute")
    read = 0
    for path in sorted((fixtures / "arff" / "accept").glob("*.arff")):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            table = st.read_table(path)
        arrow = pa.table(table)
        assert arrow.num_rows == len(table)
        for index, attribute in enumerate(table.attributes):
            own = table[index]
            if attribute.type == "date":
                known = own[~np.isnat(own)].astype(np.int64).tolist()
                column = arrow.column(index).drop_null().cast(pa.int64())
                assert known == column.to_pylist()
                continue
            if attribute.type == "relational":
                lengths = pc.list_value_length(arrow.column(index)).to_pylist()
                assert [None if bag is None else len(bag) for bag in own] == lengths
                continue
            theirs = arrow.column(index).to_pylist()
            if attribute.type in ("numeric", "real", "integer"):
                theirs = [np.nan if value is None else value for value in theirs]
                np.testing.assert_array_equal(own, theirs)
            elif attribute.type in ("nominal", "string"):
                assert own.tolist() == theirs
        read += 1
    assert read > 100


def test_memory_stays_flat():
    import resource

    def peak():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    text = b"@relation r\n@attribute x numeric\n@attribute s string\n@data\n" + b"1,abc\n" * 5000
    for _ in range(50):
        st.read_table(text)["x"].sum()
    before = peak()
    for _ in range(1000):
        st.read_table(text)["x"].sum()
    assert peak() - before < 20_000


def test_reads_file_objects():
    assert len(st.read_table(io.BytesIO(TEXT))) == 3
    assert len(st.read_table(io.StringIO(TEXT.decode()))) == 3
