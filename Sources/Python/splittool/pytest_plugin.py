# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Files of a test's own, and a guard over files that tests share.

``--guard PATH`` compares names, sizes, times and inodes below a path around each test; the test
that added, removed or changed a file fails with the list. It finds what breaks a suite at random: a
test that writes beside the fixtures that others read (openml-python#1641).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

_Files = dict[str, tuple[int, int, int, int]]


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("splittool")
    group.addoption(
        "--guard", action="append", default=[], metavar="PATH",
        help="fail a test that changes a file below PATH (may be given more than once)",
    )
    parser.addini("splittool_guard", "paths that no test may change", type="paths", default=[])


def _walk(root: Path) -> _Files:
    """Name, inode, size, time of change and mode of all files below a directory."""
    found: _Files = {}
    pending = [root]
    while pending:
        try:
            entries = list(os.scandir(pending.pop()))
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in entries:
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append(Path(entry.path))
                continue
            found[entry.path] = (status.st_ino, status.st_size, status.st_mtime_ns, status.st_mode)
    return found


def _changes(before: _Files, after: _Files) -> list[str]:
    lines = [f"added    {name}" for name in sorted(after.keys() - before.keys())]
    lines += [f"removed  {name}" for name in sorted(before.keys() - after.keys())]
    lines += [
        f"changed  {name}" for name in sorted(before.keys() & after.keys())
        if before[name] != after[name]
    ]
    return lines


def _guarded(config: pytest.Config) -> list[Path]:
    given = [Path(path) for path in config.getoption("--guard")]
    return [path.resolve() for path in [*given, *config.getini("splittool_guard")]]


@pytest.fixture(autouse=True)
def _splittool_guard(request: pytest.FixtureRequest) -> Iterator[None]:
    roots = _guarded(request.config)
    if not roots:
        yield
        return
    before = {root: _walk(root) for root in roots}
    yield
    changes = [line for root in roots for line in _changes(before[root], _walk(root))]
    if changes:
        message = "the test changed guarded files:\n  " + "\n  ".join(changes)
        if os.environ.get("PYTEST_XDIST_WORKER"):
            message += (
                "\nanother worker may have done it; to find out: "
                f"pytest -p no:xdist {request.node.nodeid!r}"
            )
        pytest.fail(message, pytrace=False)


@pytest.fixture
def isolated_files(tmp_path: Path) -> Callable[..., Any]:
    """Copies files or directories into this test's own directory.

    One path gives its copy, several a list of copies.
    """
    home = tmp_path / "isolated"

    def copy(*paths: Any) -> Any:
        home.mkdir(exist_ok=True)
        copies = []
        for path in map(Path, paths):
            target = home / path.name
            if target.exists():
                raise ValueError(f"two files are called {path.name!r}")
            if path.is_dir():
                shutil.copytree(path, target)
            else:
                shutil.copy2(path, target)
            copies.append(target)
        return copies[0] if len(copies) == 1 else copies

    return copy


@pytest.fixture
def split_file(tmp_path: Path) -> Callable[..., Path]:
    """Makes a small valid split file: ``split_file("holdout", rows=20, percentage=25)``."""
    from . import generate

    count = 0

    def make(
        procedure: str = "crossvalidation", rows: int = 20, form: str = "arff", **options: Any
    ) -> Path:
        nonlocal count
        count += 1
        suffix = {"arff": ".arff", "binary": ".splits", "json": ".json"}.get(form, "." + form)
        path = tmp_path / f"split-{count}{suffix}"
        if procedure == "crossvalidation":
            options.setdefault("folds", 5)
        generate(procedure, n_rows=rows, **options).save(path, form=form)
        return path

    return make


_HEAD = (
    "@relation broken_splits\n@attribute type {TRAIN,TEST}\n@attribute rowid numeric\n"
    "@attribute repeat numeric\n@attribute fold numeric\n@data\n"
)
_BROKEN = {
    "overlap": _HEAD + "TRAIN,0,0,0\nTRAIN,1,0,0\nTEST,1,0,0\n",
    "truncated": _HEAD + "TRAIN,0,0,0\nTEST,1,0",
    "negative-row": _HEAD + "TRAIN,-1,0,0\nTEST,1,0,0\n",
    "wrong-label": _HEAD + "TRAIN,0,0,0\nVALID,1,0,0\n",
    "error-page": "<html><body>Task not providing datasplits.</body></html>\n",
    "empty": "",
}


@pytest.fixture
def broken_split_file(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a broken split file of one of the kinds of ``_BROKEN``: overlap, truncated, …"""

    def make(kind: str) -> Path:
        if kind not in _BROKEN:
            raise ValueError(f"kind is one of {', '.join(_BROKEN)}, not {kind!r}")
        path = tmp_path / f"{kind}.arff"
        path.write_text(_BROKEN[kind])
        return path

    return make


@pytest.fixture
def split_store(tmp_path: Path) -> Iterator[Any]:
    """A `Store` in this test's own directory."""
    from . import Store

    with Store(tmp_path / "split-store") as store:
        yield store
