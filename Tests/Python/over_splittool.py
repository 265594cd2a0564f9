# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""A pytest plugin that puts `splittool.compat.scipy` into scipy's own tests: ``-p over_splittool``.

The tests that cannot pass, and why, are in ``scipy-exceptions.txt``; one that passes is an error.
"""

from pathlib import Path

import pytest
import scipy.io.arff
import scipy.io.arff._arffread as private

from splittool.compat import scipy as ours


def read_header(file):
    """What scipy's tests call to see the attributes."""
    _, meta = ours.loadarff(file)
    return meta.name, list(meta._attributes.values())


scipy.io.arff.loadarff = ours.loadarff
private.ParseArffError = ours.ParseArffError
private.read_header = read_header


def pytest_collection_modifyitems(items):
    lines = Path(__file__).with_name("scipy-exceptions.txt").read_text().splitlines()
    listed = dict(line.split(": ", 1) for line in lines if line and not line.startswith("#"))
    for item in items:
        reason = listed.pop(item.nodeid.split("::", 1)[1].replace("::", "."), None)
        if reason:
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))
    assert not listed, f"no such tests: {sorted(listed)}"
