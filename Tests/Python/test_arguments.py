# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Wrong arguments: each is an exception that names the argument, none a crash."""

import copy
import multiprocessing
import pickle
import subprocess
import sys

import numpy as np
import pytest

import splittool as st

TABLE = b"@relation r\n@attribute x real\n@attribute s string\n@data\n1,a\n?,b\n"


def folds():
    return st.generate("crossvalidation", y=["a", "b"] * 10, folds=5, seed=0)


def table():
    return st.read_table(TABLE)


CASES = [
    (TypeError, "threads must be a whole", lambda: st.read_table(TABLE, threads="2")),
    (TypeError, "threads must be a whole", lambda: st.read_table(TABLE, threads=True)),
    (ValueError, "threads must be at least 1", lambda: st.read_split(b"", threads=0)),
    (ValueError, "threads must be at most", lambda: st.read_table(TABLE, threads=2**40)),
    (TypeError, "rows must be a whole", lambda: st.read_table(TABLE, rows="2")),
    (ValueError, "rows must be at least 0", lambda: st.read_table(TABLE, rows=-1)),
    (TypeError, "columns must be names", lambda: st.read_table(TABLE, columns=3)),
    (TypeError, "columns must be names", lambda: st.read_table(TABLE, columns=[["x"]])),
    (TypeError, "source must be a path", lambda: st.read_table(3)),
    (TypeError, "source must be a path", lambda: st.read_split(None)),
    (ValueError, "path is empty", lambda: st.read_split("")),
    (ValueError, "path has a zero byte", lambda: st.read_split("a\0b")),
    (FileNotFoundError, "/nonexistent", lambda: st.read_split("/nonexistent")),
    (IsADirectoryError, "/tmp", lambda: st.read_table("/tmp")),
    (TypeError, "encoding must be a str", lambda: st.read_table(TABLE, encoding=3)),
    (TypeError, "column is a name", lambda: table()[["x"]]),
    (IndexError, "column 9 of 2", lambda: table()[9]),
    (TypeError, "batch_rows must be a whole", lambda: st.scan_table("x", batch_rows="1")),
    (TypeError, "split.index.", lambda: folds()["a"]),
    (TypeError, "split.index.", lambda: folds()[1.5]),
    (TypeError, "fold must be a whole", lambda: folds()[0, "1"]),
    (KeyError, "0, 1, 2, 3", lambda: folds()[0, 1, 2, 3]),
    (KeyError, "0, 9", lambda: folds()[0, 9]),
    (TypeError, "other must be a Split", lambda: folds().diff(3)),
    (ValueError, "y has 3 values", lambda: folds().plot(y=["a"] * 3)),
    (TypeError, "y must be an array", lambda: folds().validate(y=5)),
    (TypeError, "y has a list", lambda: folds().validate(y=np.array([[1], 2], dtype=object))),
    (ValueError, "y has 25 values for 20", lambda: folds().validate(rows=20, y=["a"] * 25)),
    (TypeError, "groups must be an array", lambda: folds().validate(groups="abc")),
    (TypeError, "time must have numbers", lambda: folds().validate(time=["x"] * 20)),
    (TypeError, "number of rows", lambda: folds().validate(rows="x")),
    (TypeError, "percentage must be", lambda: st.generate("holdout", n_rows=9, percentage="x")),
    (ValueError, "finite", lambda: st.generate("holdout", n_rows=9, percentage=float("nan"))),
    (TypeError, "folds must be a whole", lambda: st.generate(n_rows=9, folds=2.5)),
    (TypeError, "seed must be a whole", lambda: st.generate(n_rows=9, folds=2, seed="a")),
    (TypeError, "test_rows", lambda: st.generate("custom", n_rows=9, test_rows=["a"])),
    (ValueError, "test_rows", lambda: st.generate("custom", n_rows=9, test_rows=[-1])),
    (TypeError, "procedure must be a str", lambda: st.generate(3, n_rows=9)),
    (TypeError, "folds must be pairs", lambda: st.Split.from_folds(3)),
    (TypeError, "cv must have a method", lambda: st.Split.from_sklearn(3, [1])),
    (ValueError, "train of fold .0, 0.", lambda: st.Split.from_folds([([[1]], [2])])),
    (TypeError, "path must be a path", lambda: folds().save(3)),
    (TypeError, "target must be a path", lambda: st.convert("x", None)),
    (TypeError, "directory must be a path", lambda: st.Store(3)),
    (st.StoreError, "Not a directory", lambda: st.Store("/etc/passwd")),
    (st.StoreError, "No such file", lambda: st.Store("/nonexistent/a")),
    (ValueError, "different lengths: 'a' 1, 'b' 2", lambda: st.table_of({"a": [1], "b": [1, 2]})),
    (TypeError, "column 'a' must be", lambda: st.table_of({"a": 3})),
    (TypeError, "column 'a' must be", lambda: st.table_of({"a": "abc"})),
    (ValueError, "column 'a' must have one", lambda: st.table_of({"a": np.zeros((2, 2))})),
    (st.FormError, "list. of column 'a'", lambda: st.table_of({"a": [[1], [2]]})),
    (st.FormError, "int and str. of column 'a'", lambda: st.table_of({"a": [1, "x"]})),
    (st.FormError, "timedelta", lambda: st.table_of({"a": np.array([1], dtype="m8[s]")})),
    (st.FormError, "64 bits of column 'a'", lambda: st.table_of({"a": [2**64]})),
    (TypeError, "weights must be numbers", lambda: st.table_of({"a": [1]}, weights="x")),
    (TypeError, "types must be a mapping", lambda: st.table_of({"a": [1]}, types=3)),
    (TypeError, "relation must be a str", lambda: st.table_of({"a": [1]}, relation=3)),
]


@pytest.mark.parametrize("case", range(len(CASES)))
def test_names_the_argument(case):
    kind, message, wrong = CASES[case]
    with pytest.raises(kind, match=message):
        wrong()


def test_store_says_what_is_wrong(tmp_path):
    store = st.Store(tmp_path / "cache")
    for message, wrong in [
        ("repeat must be", lambda: store.fold("x", "a", 1)),
        ("source must be", lambda: store.get(3)),
        ("max_bytes must be", lambda: store.prune(max_bytes="x")),
        ("wait must be", lambda: st.Store(tmp_path, wait="x")),
    ]:
        with pytest.raises(TypeError, match=message):
            wrong()
    again = pickle.loads(pickle.dumps(store))
    assert again.list() == []
    store.close()
    for wrong in (store.list, store.verify, lambda: store.get("x"), lambda: pickle.dumps(store)):
        with pytest.raises(ValueError, match="the store is closed"):
            wrong()


def test_short_labels_are_a_finding():
    codes = {finding.code for finding in folds().validate(y=["a", "b"] * 5)}
    assert "SP105" in codes


def test_tables_and_splits_are_copied_and_pickled():
    whole = st.table_of(
        {"k": ["a", None, "it's"], "x": [1.5, None, -0.0], "s": ["a\nb", "%", None]},
        relation="r", types={"k": "nominal"}, weights=[1, 2, 0.5],
    )
    part = st.read_table(whole.to_bytes(), columns=["x", "k"], rows=2)
    for made in (whole, part):
        for again in (pickle.loads(pickle.dumps(made)), copy.copy(made), copy.deepcopy(made)):
            assert again.attributes == made.attributes
            assert (again.relation, len(again)) == (made.relation, len(made))
            for name in made.keys():
                np.testing.assert_array_equal(again[name], made[name])
            np.testing.assert_array_equal(again.weights, made.weights)
    split = folds()
    assert pickle.loads(pickle.dumps(split)) == split
    assert copy.deepcopy(split) == split


def test_notebooks_escape_names():
    shown = st.table_of({"<script>": ["<b>&", None]}, relation="<i>")._repr_html_()
    assert "<script>" not in shown
    assert "<b>" not in shown
    assert "<i>" not in shown
    assert "&lt;script&gt;" in shown
    assert "<td>?</td>" in shown


def _read(_):
    return float(st.read_table(TABLE)["x"][0])


def test_works_after_fork():
    st.read_table(TABLE)
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(_read, range(4)) == [1.0] * 4


PROGRAMS = {
    "ends a read at Ctrl-C": """
import os, signal, threading, time, splittool as st
head = b"@relation r\\n@attribute s string\\n@data\\n"
text = head + b"'a text'\\n" * 9_000_000
fired = []
def fire():
    time.sleep(0.05)
    fired.append(time.monotonic())
    os.kill(os.getpid(), signal.SIGINT)
threading.Thread(target=fire).start()
try:
    st.read_table(text, threads=1)
except KeyboardInterrupt:
    assert time.monotonic() - fired[0] < 0.1
else:
    raise SystemExit("the read was over before Ctrl-C")
assert len(st.read_table(head + b"a\\n" * 600_000)) == 600_000
""",
    "exits during reads": """
import threading, time, splittool as st
text = b"@relation r\\n@attribute x real\\n@data\\n" + b"1.5\\n" * 2_000_000
for _ in range(3):
    threading.Thread(target=lambda: [st.read_table(text) for _ in range(99)], daemon=True).start()
time.sleep(0.1)
""",
    "makes tables of dicts with numpy alone": """
import sys
for name in ("pyarrow", "pandas", "polars"):
    sys.modules[name] = None
import numpy as np, splittool as st
made = st.table_of({"x": np.arange(3), "k": ["a", None, "b"], "t": np.array(["2020", "NaT", "2021"],
                   "M8[D]"), "b": [True, None, False]}, types={"k": "nominal"})
assert made["x"].tolist() == [0, 1, 2] and made["k"].tolist() == ["a", None, "b"]
assert str(made["t"][2]) == "2021-01-01T00:00:00.000" and np.isnat(made["t"][1])
assert made["b"].tolist() == ["true", None, "false"]
assert made.attributes[1].labels == ("a", "b")
""",
    "starts the program without numpy": """
import sys, splittool
assert "numpy" not in sys.modules
splittool.read_table
assert "numpy" in sys.modules and "read_table" in dir(splittool)
""",
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_in_a_process_of_its_own(name):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAMS[name]], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, ""), done
