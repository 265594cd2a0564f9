# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0

import io
import pickle
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

import splittool as st

PROCEDURES = [
    ("crossvalidation", {"folds": 4, "repeats": 2}),
    ("holdout", {"percentage": 25}),
    ("holdout-ordered", {"percentage": 25}),
    ("leave-one-out", {}),
    ("learning-curve", {"folds": 3}),
    ("test-on-training-data", {}),
    ("custom", {"test_rows": [3, 1, 2]}),
    ("bootstrap", {"repeats": 3}),
    ("stratified-holdout", {"percentage": 25}),
    ("group-k-fold", {"folds": 4, "groups": [0, 1, 2, 3] * 10}),
    ("stratified-group-k-fold", {"folds": 4, "groups": [0, 1, 2, 3] * 10}),
    ("time-series", {"folds": 4, "time": list(range(40))}),
]


@pytest.fixture
def split(fixtures):
    return st.read_split(fixtures / "splits" / "crossvalidation-10x10.arff")


def test_knows_its_shape(split):
    assert (len(split), split.repeats, split.folds, split.samples) == (100, 10, 10, 1)
    assert split.rows == 896
    assert split.name == "annealing_splits"
    assert split.procedure == "crossvalidation"
    fold = split[0, 3]
    assert fold.train.dtype == np.int32
    assert not fold.train.flags.writeable
    with pytest.raises(ValueError, match="read-only"):
        fold.test[0] = 1
    with pytest.raises(KeyError):
        split[0, 10]
    with pytest.raises(IndexError):
        split[100]
    assert (split[-1].test == split[9, 9].test).all()


@pytest.mark.parametrize("form", ["arff", "binary", "compressed", "json", "ndjson", "yaml", "csv",
                                  "npz", "pickle"])
def test_comes_back_from_every_form(split, form, tmp_path):
    content = split.to_bytes(form)
    assert st.read_split(content, form=form) == split
    path = tmp_path / "x.bin"
    split.save(path, form=form)
    assert st.read_split(path, form=form).digest == split.digest


def test_reads_from_anything(split, fixtures, tmp_path):
    path = fixtures / "splits" / "crossvalidation-10x10.arff"
    content = path.read_bytes()
    for source in (str(path), path, content, bytearray(content), io.BytesIO(content),
                   io.StringIO(content.decode()), path.as_uri()):
        assert st.read_split(source) == split
    split.save(tmp_path / "x.arff.gz")
    assert (tmp_path / "x.arff.gz").read_bytes()[:2] == b"\x1f\x8b"
    assert st.read_split(tmp_path / "x.arff.gz") == split
    with pytest.raises(TypeError, match="source"):
        st.read_split(3)


def test_says_where_and_why(fixtures):
    with pytest.raises(st.SplitError) as caught:
        st.read_split(fixtures / "splits" / "broken" / "wrong-arity.arff")
    error = caught.value
    assert (error.line, error.code) == (14, "too-few-values")
    assert str(error).startswith(f"{error.path}:14:{error.column}: error[too-few-values]:")
    assert pickle.loads(pickle.dumps(error)).line == 14
    with pytest.raises(FileNotFoundError):
        st.read_split("no-such-file.arff")
    with pytest.raises(IsADirectoryError):
        st.read_split(str(fixtures))


def test_saves_whole_or_not_at_all(split, tmp_path):
    path = tmp_path / "x.splits"
    split.save(path)
    with pytest.raises(FileExistsError):
        split.save(path)
    split.save(path, force=True)
    with pytest.raises(st.FormError, match="does not say"):
        split.save(tmp_path / "x.unknown")
    with pytest.raises(FileNotFoundError):
        split.save(tmp_path / "nowhere" / "x.splits")
    assert [item.name for item in tmp_path.iterdir()] == ["x.splits"]


@pytest.mark.parametrize(("procedure", "options"), PROCEDURES)
def test_generates_what_validates(procedure, options):
    y = ["a", "b", "b", "a"] * 10
    split = st.generate(procedure, y=y, seed=1, **options)
    known = {key: options[key] for key in ("percentage", "groups", "time") if key in options}
    report = split.validate(procedure=procedure, y=y, **known)
    assert report.ok, report
    again = st.Split.from_folds({key: tuple(split[key]) for key in split.keys()})
    assert again == split
    assert again.digest == split.digest


def test_names_what_is_wrong_with_arguments():
    folds = [([0, 1], [2])]
    for bad, message in [
        ([([0, -1], [2])], "-1 is no row id"),
        ([([0, 2**32], [2])], "4294967296 is no row id"),
        ({(0, 0): folds[0], (0, 0, 0): folds[0]}, "twice"),
        ({(0, -1): folds[0]}, r"a number of \(0, -1\) must be at least 0"),
        ([[1, 2, 3]], "not a pair"),
        ([([[0]], [1])], "one dimension"),
    ]:
        with pytest.raises(ValueError, match=message):
            st.Split.from_folds(bad)
    with pytest.raises(TypeError, match="whole numbers"):
        st.Split.from_folds([([0.5], [1])])
    with pytest.raises(ValueError, match="no procedure"):
        st.generate("crossvalidaton", n_rows=10)
    with pytest.raises(ValueError, match="number of rows"):
        st.generate("crossvalidation")
    with pytest.raises(ValueError, match="3 values for 4 rows"):
        st.generate("crossvalidation", y=[1, 2, 3], n_rows=4)
    with pytest.raises(st.SplitError, match="at least two rows"):
        st.generate("crossvalidation", n_rows=1)


def test_large_row_ids_are_long():
    split = st.Split.from_folds([([0], [2**32 - 2])])
    assert split[0].test.dtype == np.int64
    assert split[0].test.tolist() == [2**32 - 2]


def test_differences_and_findings(split):
    other = st.Split.from_folds({**{k: tuple(split[k]) for k in split.keys()},
                                 (2, 3, 0): (split[2, 3].test, split[2, 3].train)})
    assert other != split
    assert split.diff(split) is None
    assert {k: split.diff(other)[k] for k in ("repeat", "fold", "set")} == {
        "repeat": 2, "fold": 3, "set": "train"}
    bad = st.Split.from_folds([([0, 1], [1, 2]), ([2], [0])])
    report = bad.validate(procedure="crossvalidation")
    assert not report.ok
    overlap = next(finding for finding in report if finding.code == "SP101")
    assert (overlap.repeat, overlap.fold, overlap.rows) == (0, 0, (1,))
    with pytest.raises(st.SplitError, match="SP101"):
        report.raise_for_errors()


def test_pictures(split, tmp_path):
    picture = split.plot(tmp_path / "x.svg", y=["a", "<b>"] * 448)
    assert picture == (tmp_path / "x.svg").read_text()
    assert picture.lstrip().startswith("<svg")
    assert "<b>" not in picture
    assert "<html" in split.plot(tmp_path / "x.html")
    assert split._repr_html_().lstrip().startswith("<svg")


def test_serves_scikit_learn():
    selection = pytest.importorskip("sklearn.model_selection")
    from sklearn.linear_model import LogisticRegression

    generator = np.random.default_rng(0)
    X, y = generator.random((60, 3)), np.array([0, 1] * 30)
    split = st.generate("crossvalidation", y=y, folds=5)
    assert selection.check_cv(split).get_n_splits() == 5
    assert selection.cross_val_score(LogisticRegression(), X, y, cv=split).shape == (5,)
    grid = selection.GridSearchCV(LogisticRegression(), {"C": [0.1, 1]}, cv=split).fit(X, y)
    assert grid.n_splits_ == 5
    splitters = [
        selection.KFold(5), selection.StratifiedKFold(5), selection.ShuffleSplit(3),
        selection.RepeatedKFold(n_splits=3, n_repeats=2), selection.LeaveOneOut(),
        selection.GroupKFold(3), selection.TimeSeriesSplit(4), selection.StratifiedShuffleSplit(2),
        selection.RepeatedStratifiedKFold(n_splits=3, n_repeats=2), selection.LeavePGroupsOut(1),
    ]
    groups = np.arange(60) % 6
    for splitter in splitters:
        if hasattr(splitter, "random_state"):
            splitter.random_state = 3
        found = st.Split.from_sklearn(splitter, X, y, groups)
        for own, (train, test) in zip(found, splitter.split(X, y, groups)):
            assert own.train.tolist() == train.tolist()
            assert own.test.tolist() == test.tolist()
    predefined = selection.PredefinedSplit(split.test_fold())
    assert predefined.get_n_splits() == 5


def test_threads_share_a_split(split):
    with ThreadPoolExecutor(8) as pool:
        sums = list(pool.map(lambda index: int(split[index % 100].train.sum()), range(800)))
    assert sums[:100] == sums[700:]
