# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Findings: what rules and readers have to say about a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ._errors import SplitError


@dataclass(frozen=True)
class Finding:
    """One finding: what, where, and what to do about it.

    ``severity`` is ``error``, ``warning`` or ``information``; ``rows`` are the first row ids
    of a split that it is about, ``count`` how many there are.
    """

    severity: str
    code: str
    message: str
    hint: str | None = None
    line: int | None = None
    column: int | None = None
    count: int = 1
    repeat: int | None = None
    fold: int | None = None
    sample: int | None = None
    rows: tuple[int, ...] = field(default=())

    @classmethod
    def _from(cls, members: dict[str, Any]) -> Finding:
        known = {name: members[name] for name in cls.__dataclass_fields__ if name in members}
        known["rows"] = tuple(known.get("rows", ()))
        return cls(**known)

    def __str__(self) -> str:
        place = f"{self.line}:{self.column}: " if self.line is not None else ""
        return f"{place}{self.severity}[{self.code}]: {self.message}"


class Report(list[Finding]):
    """The findings about one file or split, in order."""

    @classmethod
    def _from(cls, members: list[dict[str, Any]]) -> Report:
        return cls(Finding._from(item) for item in members)

    @property
    def ok(self) -> bool:
        """Whether no finding is an error."""
        return not self.errors

    @property
    def errors(self) -> list[Finding]:
        """The findings of level error."""
        return [finding for finding in self if finding.severity == "error"]

    def raise_for_errors(self) -> None:
        """Raises `SplitError` if a finding is an error; the message lists them all."""
        errors = self.errors
        if errors:
            first = errors[0]
            raise SplitError(
                "\n".join(str(finding) for finding in errors),
                {"code": first.code, "message": first.message, "hint": first.hint,
                 "line": first.line, "column": first.column},
            )

    def __str__(self) -> str:
        return "\n".join(str(finding) for finding in self) or "no findings"
