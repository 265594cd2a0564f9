// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension Explanation {
  private static func warning(
    _ code: String, _ meaning: String, why: String, mend: String
  ) -> Explanation {
    Explanation(code, "warning", meaning, why: why, mend: mend)
  }

  /// Leniencies of the default mode; `--strict` makes each an error.
  static var warnings: [Explanation] {
    [
      warning(
        "byte-order-mark", "The file begins with a byte order mark.",
        why: "Weka takes it for part of the first word.", mend: "Save as UTF-8 without the mark."),
      warning(
        "control-whitespace", "A control character separates words.",
        why: "Only some readers take it for a blank.", mend: "Use blanks or tabs."),
      warning(
        "invalid-utf8-in-comment", "A comment has bytes that are not UTF-8.",
        why: "It does no harm here, but readers that check the whole file refuse it.",
        mend: "Save the file as UTF-8."),
      warning(
        "text-after-type", "Text behind an attribute's type is ignored.",
        why: "Other readers refuse the file.", mend: "Remove it, or make it a comment with %."),
      warning(
        "quoted-keyword", "A type word stands in quotes.",
        why: "Only Weka takes 'numeric' for numeric.", mend: "Remove the quotes."),
      warning(
        "missing-space-before-type", "There is no blank between a name and its labels.",
        why: "Other readers make the brace part of the name.", mend: "Put a blank there."),
      warning(
        "empty-nominal-value", "A list of labels has an empty place.",
        why: "Weka ignores it, others add an empty label.",
        mend: "Remove the comma, or write '' for the empty label."),
      warning(
        "two-digit-year", "A year has two digits.",
        why: "It means 1969 to 2068 here, and something else next year in Java.",
        mend: "Write four digits."),
      warning(
        "nonstandard-escape", "An escape is one that not every reader knows.",
        why: "liac-arff stops at it, others drop the backslash.",
        mend: "Write the character itself; escape only quotes, backslash, %, \\n, \\r and \\t."),
      warning(
        "space-separator", "Blanks without a comma separate two values.",
        why: "Weka reads it; most others see one value.", mend: "Put commas between values."),
      warning(
        "empty-field-missing", "Empty fields of a row are read as missing.",
        why: "Weka refuses the row.", mend: "Write ? for a missing value."),
      warning(
        "empty-field-ignored", "Empty fields of a row are ignored, because the values fit without.",
        why: "Weka reads it so; others refuse the row.", mend: "Remove the surplus commas."),
      warning(
        "empty-row-ignored", "A line has nothing but commas.",
        why: "Spreadsheets write such lines; some readers make rows of missing values.",
        mend: "Remove the line."),
      warning(
        "sparse-separator", "A sparse row has a comma too many or too few.",
        why: "Other readers refuse it.", mend: "One comma between two parts."),
      warning(
        "sparse-unordered", "The indices of a sparse row do not rise.",
        why: "Readers that search by halves miss values.", mend: "Sort them."),
      warning(
        "sparse-implicit-string", "A left-out text or bag of a sparse row is read as missing.",
        why: "Weka takes the first text of the file instead.", mend: "Give the value."),
      warning(
        "nonstandard-number", "A number is spelled in a way that not every reader knows.",
        why: "NaN, Infinity, 1f and 0x1p3 are read by some and refused by others.",
        mend: "Write decimal digits, and ? for missing."),
      warning(
        "fraction-in-integer", "A value of an integer attribute has a fraction.",
        why: "liac-arff cuts it off; Weka keeps it.", mend: "Declare the attribute real."),
    ]
  }
}
