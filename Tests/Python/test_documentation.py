# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Every example of the docstrings and of docs/python.md runs."""

import doctest
import importlib
import re
from pathlib import Path

import pytest

MODULES = [
    "splittool._splits", "splittool._tables", "splittool._store", "splittool._writing",
    "splittool.compat.scipy",
    "splittool.compat.liac_arff",
]
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name):
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize("page", ["docs/python.md", "README.md"])
def test_pages(page, tmp_path, monkeypatch, fixtures):
    for library in ("pandas", "polars", "sklearn"):
        pytest.importorskip(library)
    monkeypatch.chdir(tmp_path)
    source = fixtures / "splits" / "crossvalidation-10x10.arff"
    (tmp_path / "datasplits.arff").write_bytes(source.read_bytes())
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(), re.DOTALL)
    assert blocks
    space: dict = {}
    for block in blocks:
        exec(compile(block, page, "exec"), space)
