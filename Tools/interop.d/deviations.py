# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Every difference to Weka and liac-arff that we stand by, and the comparison that knows them.

The identifiers are those of the design: X what Weka reads by losing or shifting values and we
refuse; S what Weka refuses and we read with a warning; D what both read, with another value.
"""

import re

# Our error where Weka reads: the class of the deviation.
REFUSED = {
    "too-many-values": "X1 surplus values vanish",
    "text-after-row": "X1 surplus values vanish",
    "unexpected-brace": "X1 surplus values vanish",
    "unterminated-quote": "X2 quote ends at the line end",
    "quote-in-unquoted": "X3 word is split at a quote",
    "text-after-quote": "X3 word is split at a quote",
    "percent-in-unquoted": "X4 comment glued to a word",
    "nominal-comma-missing": "X5 two labels or one",
    "text-after-data": "X6 row on the @data line",
    "bad-date-format": "X14 pattern letters of Java's that we do not take",
    "bad-date": "X8 text after a date",
    "bad-instance-weight": "X9 weight that is no number",
    "nul-byte": "X10 NUL is white space",
    "invalid-utf8": "X11 broken UTF-8 replaced",
    "header-syntax": "X12 commas and quotes in the header",
    "unknown-type": "X12 commas and quotes in the header",
    "attribute-name-missing": "X12 commas and quotes in the header",
    "relation-missing": "X12 commas and quotes in the header",
    "relation-name-missing": "X12 commas and quotes in the header",
    "text-after-relation": "X12 commas and quotes in the header",
    "sparse-index": "X12 quoted or signed index",
    "bad-attribute-weight": "X10 NUL is white space",
    "relational-end-name": "X12 commas and quotes in the header",
    "no-attributes": "X13 empty bag header",
    "sparse-implicit-nominal": "X13 left-out value without labels",
}

# Our warning where Weka refuses.
GRANTED = {
    "empty-field-missing": "S1 empty field is missing",
    "sparse-unordered": "S2 unordered sparse row",
    "byte-order-mark": "S3 byte order mark",
    "nonstandard-number": "S4 inf and nan in any case",
    "text-after-type": "S5 ignored text that Weka takes for a format or a weight",
}

# Our error where liac-arff reads.
REFUSED_BESIDE_LIAC = {
    "relation-missing": "L1 junk and odd declarations",
    "header-syntax": "L1 junk and odd declarations",
    "text-after-data": "L2 text after @data",
    "duplicate-nominal-value": "L3 duplicate labels",
    "percent-in-unquoted": "L4 percent sign in or as a value",
    "too-few-values": "L4 percent sign in or as a value",
    "sparse-index-duplicate": "L5 duplicate sparse index",
    "number-expected": "L6 1_000 and digits of other scripts",
    "bad-escape": "L7 half a surrogate pair",
}


def line_of_data(text):
    header = text[: text.lower().find(b"@data")]
    return len(re.findall(rb"\r\n|\r|\n", header)) + 1


def warned(result):
    return {warning["code"] for warning in result.get("warnings", [])}


def same_cell(a, b):
    """Equality that tells -0.0 from 0.0."""
    return a == b and repr(a).startswith("-") == repr(b).startswith("-")


def same_rows(ours, theirs, ignores_missing=False):
    """Whether all cells are equal; or missing in ours, where a left-out text has no value."""
    if len(ours) != len(theirs):
        return False
    for a, b in zip(ours, theirs):
        if len(a) != len(b):
            return False
        for x, y in zip(a, b):
            if isinstance(x, dict) and isinstance(y, dict) and "rows" in x and "rows" in y:
                if x.get("weights") != y.get("weights"):
                    return False
                if not same_rows(x["rows"], y["rows"], ignores_missing):
                    return False
            elif isinstance(x, dict) and isinstance(y, dict) and "date" in x and "date" in y:
                # We sign years of more than four digits, Java does not.
                if x["date"].lstrip("+") != y["date"]:
                    return False
            elif isinstance(x, (int, float)) and isinstance(y, (int, float)):
                if not same_cell(float(x), float(y)):
                    return False
            elif x != y and not (x is None and ignores_missing):
                return False
    return True


def without_number_words(attributes):
    """Weka has one type for numeric, real and integer."""
    plain = []
    for attribute in attributes:
        attribute = dict(attribute)
        if attribute["type"] in ("real", "integer"):
            attribute["type"] = "numeric"
        if attribute["type"] == "relational":
            attribute["attributes"] = without_number_words(attribute["attributes"])
        plain.append(attribute)
    return plain


def without_signs_of_zero(rows):
    def plain(cell):
        if isinstance(cell, dict) and "rows" in cell:
            return dict(cell, rows=without_signs_of_zero(cell["rows"]))
        return 0.0 if cell == 0 else cell

    return [[plain(cell) for cell in row] for row in rows]


def judge_weka(ours, weka, text):
    """The class of the outcome, and whether it is an unlisted difference."""
    if "error" in ours:
        if "error" in weka:
            return "both refuse", False
        code = ours["error"]["code"]
        return REFUSED.get(code, f"we refuse: {code}"), code not in REFUSED
    warnings = warned(ours)
    if "error" in weka:
        for code, name in GRANTED.items():
            if code in warnings:
                return name, False
        return "Weka refuses: " + weka["error"][:60], True
    left_out = "sparse-implicit-string" in warnings
    sparse = ours.get("sparse", [False] * len(ours["rows"]))
    same = (
        ours["relation"] == weka["relation"]
        and without_number_words(ours["attributes"]) == without_number_words(weka["attributes"])
        and same_rows(ours["rows"], weka["rows"], left_out)
        and ours.get("weights") == weka.get("weights")
        and sparse == weka["sparse"]
    )
    if same:
        return ("D2 left-out sparse string" if left_out else "equal"), False
    if b"{" in text and same_rows(
        without_signs_of_zero(ours["rows"]), without_signs_of_zero(weka["rows"]), left_out
    ):
        return "D4 -0 in a sparse row", False
    if "nonstandard-escape" in warnings and b"\\u" in text:
        return "D1 \\uXXXX", False
    if "two-digit-year" in warnings:
        return "D3 two-digit years", False
    if "text-after-type" in warnings and re.search(rb"date'?\"?\s*,", text, re.IGNORECASE):
        return "X12 commas and quotes in the header", False
    return "different", True


def judge_liac(ours, liac, text):
    """The same for liac-arff, within what it knows."""
    if "error" in liac:
        return ("both refuse" if "error" in ours else "liac-arff refuses"), False
    if "error" in ours:
        code = ours["error"]["code"]
        if ours["error"]["line"] <= line_of_data(text):
            return "L1 junk and odd declarations", False
        return REFUSED_BESIDE_LIAC.get(code, f"we refuse: {code}"), code not in REFUSED_BESIDE_LIAC
    warnings = warned(ours)
    plain = without_number_words(ours["attributes"])
    theirs = without_number_words(liac["attributes"])
    for a, b in zip(plain, theirs):
        a.pop("weight", None)
        if "\\" in b["name"]:
            a["name"] = b["name"] = ""
    if plain == theirs and same_rows(ours["rows"], liac["rows"]):
        return "equal", False
    if plain == theirs and same_rows(*map(without_signs_of_zero, (ours["rows"], liac["rows"]))):
        return "L9 integers lose fraction and sign of zero", False
    for code, name in {
        "empty-nominal-value": "L8 empty label is None",
        "fraction-in-integer": "L9 integers lose fraction and sign of zero",
        "empty-row-ignored": "L10 comma-only line is a row",
        "sparse-implicit-string": "D2 left-out sparse string",
        "nonstandard-escape": "L11 odd escapes",
    }.items():
        if code in warnings:
            return name, False
    if [attribute["name"] for attribute in plain] != [attribute["name"] for attribute in theirs]:
        return "L12 name cut by a pattern (tab, quote, U+3000)", False
    if any("?" in attribute.get("values", []) for attribute in ours["attributes"]):
        return "L13 label ? is None", False
    return "different", True
