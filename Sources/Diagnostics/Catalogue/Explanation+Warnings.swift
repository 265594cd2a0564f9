// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension Explanation {
  /// Leniencies of the ARFF reader, and losses of writers.
  static let warnings: [Explanation] = [
    Explanation(
      .byteOrderMark, .warning, "the file begins with a byte order mark",
      why: "Weka takes it for part of the first word.",
      mend: "Save as UTF-8 without the mark."),
    Explanation(
      .controlWhitespace, .warning, "a control character separates words",
      why: "Only some readers take it for a blank.",
      mend: "Use blanks or tabs."),
    Explanation(
      .invalidUTF8InComment, .warning, "a comment has bytes that are not UTF-8",
      why: "It does no harm here, but readers that check the whole file refuse it.",
      mend: "Save the file as UTF-8."),
    Explanation(
      .textAfterType, .warning, "text behind an attribute's type is ignored",
      why: "Other readers refuse the file.",
      mend: "Remove it, or make it a comment with %."),
    Explanation(
      .quotedKeyword, .warning, "a type word stands in quotes",
      why: "Only Weka takes 'numeric' for numeric.",
      mend: "Remove the quotes."),
    Explanation(
      .missingSpaceBeforeType, .warning, "there is no blank between a name and its labels",
      why: "Other readers make the brace part of the name.",
      mend: "Put a blank there."),
    Explanation(
      .emptyNominalValue, .warning, "a list of labels has an empty place",
      why: "Weka ignores it, others add an empty label.",
      mend: "Remove the comma, or write '' for the empty label."),
    Explanation(
      .twoDigitYear, .warning, "a year has two digits",
      why: "It means 1969 to 2068 here, and something else next year in Java.",
      mend: "Write four digits."),
    Explanation(
      .nonstandardEscape, .warning, "an escape is one that not every reader knows",
      why: "liac-arff stops at it, others drop the backslash.",
      mend: "Write the character itself; escape only quotes, backslash, %, \\n, \\r and \\t."),
    Explanation(
      .spaceSeparator, .warning, "blanks without a comma separate two values",
      why: "Weka reads it; most others see one value.",
      mend: "Put commas between values."),
    Explanation(
      .emptyFieldMissing, .warning, "empty fields of a row are read as missing",
      why: "Weka refuses the row.",
      mend: "Write ? for a missing value."),
    Explanation(
      .emptyFieldIgnored, .warning,
      "empty fields of a row are ignored, because the values fit without",
      why: "Weka reads it so; others refuse the row.",
      mend: "Remove the surplus commas."),
    Explanation(
      .emptyRowIgnored, .warning, "a line has nothing but commas",
      why: "Spreadsheets write such lines; some readers make rows of missing values.",
      mend: "Remove the line."),
    Explanation(
      .sparseSeparator, .warning, "a sparse row has a comma too many or too few",
      why: "Other readers refuse it.",
      mend: "One comma between two parts."),
    Explanation(
      .sparseUnordered, .warning, "the indices of a sparse row do not rise",
      why: "Readers that search by halves miss values.",
      mend: "Sort them."),
    Explanation(
      .sparseImplicitString, .warning, "a left-out text or bag of a sparse row is read as missing",
      why: "Weka takes the first text of the file instead.",
      mend: "Give the value."),
    Explanation(
      .nonstandardNumber, .warning, "a number is spelled in a way that not every reader knows",
      why: "NaN, Infinity, 1f and 0x1p3 are read by some and refused by others.",
      mend: "Write decimal digits, and ? for missing."),
    Explanation(
      .fractionInInteger, .warning, "a value of an integer attribute has a fraction",
      why: "liac-arff cuts it off; Weka keeps it.",
      mend: "Declare the attribute real."),
    Explanation(
      .nameNotPortable, .warning, "a name was written that only some readers read back",
      why: "liac-arff and SciPy know fewer spellings of names than Weka.",
      mend: "Use letters, digits and underscores."),
    Explanation(
      .weightsNotPortable, .warning, "weights were written, which only Weka reads",
      why: "liac-arff refuses them, SciPy takes them for values or drops them.",
      mend: "Put the weights into an attribute of their own."),
    Explanation(
      .rounded, .warning, "a number or a time has more digits than a table holds",
      why: "Numbers are doubles and times are milliseconds, so that the last digits are lost.",
      mend: "Nothing, if they do not matter; otherwise keep the values as text."),
    Explanation(
      .leftOut, .warning, "the form cannot hold something, and --lossy left it out",
      why: "csv and npz have no place for weights, for example.",
      mend: "Write arff or json if it matters."),
  ]
}
