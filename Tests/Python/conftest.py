# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""What all tests share: the fixtures of the repository."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]
FIXTURES = Path(__file__).resolve().parents[2] / "Fixtures"


@pytest.fixture(scope="session")
def fixtures() -> Path:
    return FIXTURES
