# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""liac-arff's exceptions, with its names and messages, and which of ours become which."""

from __future__ import annotations

from typing import Any

from .._errors import ARFFError


class ArffException(ARFFError):
    """What all of liac-arff's exceptions have: a ``message`` and a ``line``, -1 if unknown.

    Those of a text that could not be read have the `ARFFError` that names the column, with a hint,
    as their ``__cause__``.
    """

    _template = "%d"

    def __init__(self) -> None:
        super().__init__(self._template)
        self.line = -1

    def __str__(self) -> str:
        return self.message % self.line

    def __reduce__(self) -> Any:
        return (_restored, (type(self), self.__dict__))


def _restored(kind: type[ArffException], members: dict[str, Any]) -> ArffException:
    result = kind.__new__(kind)
    result.__dict__.update(members)
    return result


class BadRelationFormat(ArffException):
    """The relation's declaration is malformed."""

    _template = "Bad @RELATION format, at line %d."


class BadAttributeFormat(ArffException):
    """An attribute's declaration is malformed."""

    _template = "Bad @ATTRIBUTE format, at line %d."


class BadDataFormat(ArffException):
    """A row has too many or too few values."""

    def __init__(self, value: object) -> None:
        super().__init__()
        self.message = f"Bad @DATA instance format in line %d: {_literal(value)}"


class BadAttributeType(ArffException):
    """An attribute's type is unknown."""

    _template = "Bad @ATTRIBUTE type, at line %d."


class BadAttributeName(ArffException):
    """Two attributes have one name."""

    def __init__(self, value: object, value2: int) -> None:
        super().__init__()
        self.message = (
            f"Bad @ATTRIBUTE name {_literal(value)} at line %d, "
            f"this name is already in use in line {value2}."
        )


class BadNominalValue(ArffException):
    """A value is not among the labels of its attribute."""

    def __init__(self, value: object) -> None:
        super().__init__()
        self.message = (
            f"Data value {_literal(value)} not found in nominal declaration, at line %d."
        )


class BadNominalFormatting(ArffException):
    """A label with a space has no quotes."""

    def __init__(self, value: object) -> None:
        super().__init__()
        self.message = f'Nominal data value "{_literal(value)}" not properly quoted in line %d.'


class BadNumericalValue(ArffException):
    """A value of a numeric attribute is not a number."""

    _template = "Invalid numerical value, at line %d."


class BadStringValue(ArffException):
    """A text with a space has no quotes."""

    _template = "Invalid string value at line %d."


class BadLayout(ArffException):
    """The parts of the file are not in order, or a row cannot be taken apart."""

    _template = "Invalid layout of the ARFF file, at line %d."

    def __init__(self, msg: str = "") -> None:
        super().__init__()
        if msg:
            self.message += " " + _literal(msg)


class BadObject(ArffException):
    """What is to be written is no table."""

    def __init__(self, msg: str = "Invalid object.") -> None:
        super().__init__()
        self.msg = msg
        self.message = _literal(msg)

    def __str__(self) -> str:
        return str(self.msg)


def _literal(value: object) -> str:
    """A text for a message that takes the line by ``%``."""
    return str(value).replace("%", "%%")


_RELATION = {"relation-name-missing", "text-after-relation"}
_FORMAT = {"attribute-name-missing", "type-missing", "bad-attribute-weight"}
_TYPE = {
    "unknown-type", "nominal-unterminated", "nominal-comma-missing", "duplicate-nominal-value",
    "bad-date-format", "unexpected-brace",
}
_ROW = {"too-few-values", "too-many-values", "sparse-index-range"}


def as_liac(error: ARFFError, lines: list[str]) -> ArffException:
    """The exception of liac-arff that says what an error says."""
    row = lines[error.line - 1].strip() if error.line and error.line <= len(lines) else ""
    rest = row[error.column - 1 :] if error.column else row
    quoted = (error.message.split("'")[1:2] or [row])[0]
    found: ArffException
    if error.code in _RELATION:
        found = BadRelationFormat()
    elif error.code in _FORMAT:
        found = BadAttributeFormat()
    elif error.code in _TYPE:
        found = BadAttributeType()
    elif error.code == "duplicate-attribute":
        found = BadAttributeName(quoted, _first_line(quoted, lines))
    elif error.code in _ROW:
        found = BadDataFormat(row)
    elif error.code == "undeclared-nominal-value":
        found = BadNominalValue(quoted)
    elif error.code == "number-expected":
        found = BadNumericalValue()
    else:
        found = BadLayout(f"Error parsing {rest!r}" if row else "")
    found.line = error.line if error.line is not None else -1
    found.column, found.hint, found.excerpt = error.column, error.hint, error.excerpt
    found.path, found.code = error.path, error.code
    return found


def _first_line(name: str, lines: list[str]) -> int:
    """The first line that declares an attribute of a name."""
    for number, line in enumerate(lines, 1):
        words = line.strip().split(None, 1)
        if len(words) == 2 and words[0].upper() == "@ATTRIBUTE":
            bare = words[1].lstrip("\"'")
            if bare.startswith(name):
                return number
    return -1
