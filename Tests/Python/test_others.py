# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0

import io

import numpy as np
import pytest

import splittool as st
from splittool.compat.scipy import loadarff

TABLE = """@relation r
@attribute width numeric
@attribute n integer
@attribute color {red,'dark green'}
@attribute day date yyyy-MM-dd
@data
5.0,1,red,2020-01-02
?,2,'dark green',?
"""


def test_reads_as_scipy_does():
    arff = pytest.importorskip("scipy.io.arff")
    text = TABLE.replace("'dark green'", "green")
    own, meta = loadarff(io.StringIO(text))
    theirs, their_meta = arff.loadarff(io.StringIO(text))
    for name in ("width", "n", "color"):
        np.testing.assert_array_equal(own[name], theirs[name])
    assert own.dtype["color"] == theirs.dtype["color"]
    assert meta.names() == their_meta.names()
    assert meta.types() == their_meta.types()
    assert meta["color"] == their_meta["color"]
    assert meta.name == their_meta.name


def test_openml_reads_over_the_store(fixtures, tmp_path):
    module = pytest.importorskip("openml.tasks.split")
    from splittool.openml import OpenMLSplit, doctor, install

    source = tmp_path / "tasks" / "datasplits.arff"
    source.parent.mkdir()
    source.write_bytes((fixtures / "splits" / "crossvalidation-10x10.arff").read_bytes())
    with install(tmp_path / "cache") as store:
        for outcome in ("miss", "hit"):
            found = module.OpenMLSplit._from_arff_file(source)
            assert store.last.outcome == outcome
        assert sorted(item.name for item in source.parent.iterdir()) == ["datasplits.arff"]
    theirs = module.OpenMLSplit._from_arff_file(source)
    assert found == theirs
    own = OpenMLSplit._from_arff_file(source)
    assert (own.repeats, own.folds, own.samples) == (10, 10, 1)
    train, _ = own.get(2, 3, 0)
    assert train.tolist() == theirs.get(2, 3, 0)[0].tolist()
    with pytest.raises(ValueError, match="Repeat 10"):
        own.get(10)

    assert {item.state for item in doctor(tmp_path)} == {"ok"}
    pickled = next(source.parent.glob("*.pkl*"))
    pickled.write_bytes(pickled.read_bytes()[:100])
    (tmp_path / "datasplits.arff").write_text("<html>no splits</html>")
    states = {item.path.name: item.state for item in doctor(tmp_path) if item.state != "ok"}
    assert states == {pickled.name: "broken-pickle", "datasplits.arff": "broken-split"}
    doctor(tmp_path, repair=True)
    assert not pickled.exists()


def test_the_guard_finds_the_culprit(pytester):
    pytester.makepyfile(
        """
        from pathlib import Path

        def test_reads():
            assert Path("shared/a").read_text() == "a"

        def test_writes(isolated_files):
            copy = isolated_files("shared/a")
            copy.write_text("mine")
            Path("shared/a.pkl").write_text("b")

        def test_reads_on():
            pass
        """
    )
    shared = pytester.mkdir("shared")
    shared.joinpath("a").write_text("a")
    result = pytester.runpytest_subprocess("--guard", "shared", "-p", "no:xdist")
    result.assert_outcomes(passed=3, errors=1)
    result.stdout.fnmatch_lines(["*the test changed guarded files*", "*added*shared/a.pkl"])


def test_fixtures_of_the_plugin(split_file, broken_split_file, split_store):
    path = split_file(rows=12, folds=3)
    assert len(split_store.get(path)) == 3
    assert st.validate(split_file("holdout", percentage=50)).ok
    for kind in ("overlap", "truncated", "negative-row", "wrong-label", "error-page", "empty"):
        assert not st.validate(broken_split_file(kind)).ok, kind
    with pytest.raises(ValueError, match="overlap"):
        broken_split_file("nothing")
