# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0

import copy
import multiprocessing
import subprocess
import sys
import threading

import pytest

import splittool as st


@pytest.fixture
def source(fixtures):
    return fixtures / "splits" / "crossvalidation-10x10.arff"


def test_misses_hits_and_heals(source, tmp_path):
    store = st.Store(tmp_path / "cache")
    split = store.get(source)
    assert store.last.outcome == "miss"
    assert store.get(source) == split
    assert store.last.outcome == "hit"
    fold = store.fold(source, 0, 3)
    assert fold.test.tolist() == split[0, 3].test.tolist()
    with pytest.raises(KeyError):
        store.fold(source, 10, 0)
    with pytest.raises(KeyError):
        store.fold(source, -1, 0)
    entry = store.list()[0]["entry"]
    (tmp_path / "cache").joinpath(entry).chmod(0o600)
    with open(entry, "r+b") as file:
        file.write(b"XXXX")
    assert store.verify()["bad"]
    assert store.get(source) == split
    assert store.last.outcome == "healed"
    assert store.verify()["bad"] == []
    assert store.prune(max_bytes=0)["removed"]
    assert store.list() == []


def test_says_what_cannot_be(source, tmp_path):
    with pytest.raises((OSError, st.StoreError)):
        st.Store(tmp_path / "no" / "such" / "parent")
    with pytest.raises(ValueError, match="durability"):
        st.Store(tmp_path / "cache", durability="maybe")
    with pytest.raises(st.FormError):
        st.Store(tmp_path / "cache", codec="nothing")
    store = st.Store(tmp_path / "cache")
    with pytest.raises(FileNotFoundError):
        store.get(tmp_path / "nothing.arff")
    broken = tmp_path / "broken.arff"
    broken.write_text("<html>")
    with pytest.raises(st.SplitError):
        store.get(broken)
    store.close()
    store.close()
    with pytest.raises(ValueError, match="closed"):
        store.get(source)


def test_a_copy_is_closed_by_itself(source, tmp_path):
    store = st.Store(tmp_path / "cache")
    twin = copy.copy(store)
    twin.close()
    assert len(store.get(source)) == 100
    with pytest.raises(ValueError, match="closed"):
        twin.get(source)


def test_closes_while_threads_read(source, tmp_path):
    strange = []

    def read(store):
        try:
            while True:
                store.get(source)
        except ValueError as error:
            if "closed" not in str(error):
                strange.append(error)
        except Exception as error:
            strange.append(error)

    for _ in range(100):
        store = st.Store(tmp_path / "cache")
        threads = [threading.Thread(target=read, args=(store,)) for _ in range(3)]
        for thread in threads:
            thread.start()
        store.close()
        for thread in threads:
            thread.join()
    assert strange == []


def _read(arguments):
    source, directory = arguments
    return st.Store(directory).get(source).digest


def test_processes_share_a_store(source, tmp_path):
    context = multiprocessing.get_context("fork")
    st.read_split(source)
    with context.Pool(4) as pool:
        digests = pool.map(_read, [(str(source), str(tmp_path / "cache"))] * 40)
    assert set(digests) == {st.read_split(source).digest}


def test_converts_and_validates(source, fixtures, tmp_path):
    st.convert(source, tmp_path / "x.splits")
    st.convert(tmp_path / "x.splits", tmp_path / "y.arff")
    assert (tmp_path / "y.arff").read_bytes() == source.read_bytes()
    with pytest.raises(FileExistsError):
        st.convert(source, tmp_path / "x.splits")
    (tmp_path / "t.arff").write_text("@relation r\n@attribute x numeric\n@data\n1\n2.5\n")
    st.convert(tmp_path / "t.arff", tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text() == "x\n1\n2.5\n"
    st.convert(tmp_path / "t.arff", tmp_path / "t.json.gz")
    assert st.read_table(tmp_path / "t.json.gz")["x"].tolist() == [1, 2.5]
    assert st.validate(source).ok
    report = st.validate(fixtures / "splits" / "broken" / "wrong-arity.arff")
    assert [finding.code for finding in report] == ["too-few-values"]
    assert report[0].line == 14
    (tmp_path / "bad.arff").write_text("@relation r\n@attribute x numeric\n@data\nx\n1\ny\n")
    assert [finding.line for finding in st.validate(tmp_path / "bad.arff")] == [4, 6]


def test_ends_while_a_thread_reads(source):
    program = (
        "import threading, splittool as st\n"
        f"threading.Thread(target=lambda: [st.read_split({str(source)!r}) for _ in range(10**6)],"
        " daemon=True).start()\n"
        "st.read_split"
    )
    done = subprocess.run([sys.executable, "-c", program], timeout=60, check=False)
    assert done.returncode == 0


def test_the_program_comes_along(source):
    done = subprocess.run(
        [sys.executable, "-m", "splittool", "info", str(source)], capture_output=True, text=True,
        check=True)
    assert "annealing" in done.stdout
    version = subprocess.run(
        [sys.executable, "-m", "splittool", "version"], capture_output=True, text=True, check=True)
    assert st.__version__ in version.stdout
