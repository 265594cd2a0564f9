# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Whole files: converting and checking."""

from __future__ import annotations

import ctypes

from . import _library as native
from ._findings import Report
from ._library import PathLike, call, out, take_json


def convert(
    source: PathLike,
    target: PathLike,
    *,
    form: str | None = None,
    source_form: str | None = None,
    encoding: str = "utf-8",
    lossy: bool = False,
    force: bool = False,
    threads: int | None = None,
) -> None:
    """Converts a table or a split from one form to another, block by block.

    The target appears whole or not at all; forms are told by suffixes unless they are given.

    Raises
    ------
    FileExistsError
        If the target exists and ``force`` is false.
    FormError
        If a form cannot hold what the file has; ``lossy`` leaves it out where that is possible.
    """
    options = native.reading(form=source_form, encoding=encoding, threads=threads)
    call(
        "convert", native.path_bytes(source, "source"), native.path_bytes(target, "target"),
        ctypes.byref(options), native.text_bytes(form, "form"), bool(lossy), bool(force),
    )


def validate(
    path: PathLike,
    *,
    form: str | None = None,
    encoding: str = "utf-8",
    strict: bool = False,
    threads: int | None = None,
) -> Report:
    """All that is wrong with a file: every line of a table, the rules of a split."""
    options = native.reading(form=form, encoding=encoding, strict=strict, threads=threads)
    findings = out()
    native.call_interruptibly(
        "validate", native.path_bytes(path), ctypes.byref(options), ctypes.byref(findings),
        handle=findings, free="buffer_free",
    )
    return Report._from(take_json(findings))
