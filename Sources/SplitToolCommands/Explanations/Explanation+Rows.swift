// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension Explanation {
  /// Errors of the rows of an ARFF file.
  static var rowErrors: [Explanation] {
    [
      Explanation(
        "unterminated-quote", "error", "A quote is not closed on its line.",
        why: "One line is one item; readers that go on swallow the rows that follow.",
        mend: "Close it; write a line break inside a value as \\n, and a quote as \\'."),
      Explanation(
        "text-after-quote", "error", "Text is glued to a closing quote.",
        why: "CSV doubles quotes, ARFF escapes them; readers make one value or two of it.",
        mend: "Write 'it\\'s' instead of 'it''s'."),
      Explanation(
        "quote-in-unquoted", "error", "A quote stands inside a bare word.",
        why: "Readers make one value, two values or an error of O'Brien.",
        mend: "Put the value in the other quotes: \"O'Brien\"."),
      Explanation(
        "percent-in-unquoted", "error", "A % stands inside a bare word.",
        why: "A comment for some readers, text for others: 50% is two different values.",
        mend: "Put the value in quotes, or a blank before a comment."),
      Explanation(
        "bad-escape", "error", "An escape names half of a surrogate pair.",
        why: "It is no character and cannot be written as UTF-8.",
        mend: "Write the character itself."),
      Explanation(
        "too-few-values", "error", "A row has fewer values than attributes are declared.",
        why: "No reader can know which value is missing.", mend: "Write ? for a missing value."),
      Explanation(
        "too-many-values", "error", "A row has more values than attributes are declared.",
        why: "Weka silently drops values here, or makes two rows of one line.",
        mend: "Put values with blanks or commas in quotes."),
      Explanation(
        "text-after-row", "error", "Text follows a weight or a sparse row.",
        why: "A row ends there.", mend: "Begin a new line, or put a % before a comment."),
      Explanation(
        "number-expected", "error", "A value of a numeric attribute is not a number.",
        why: "NA, a decimal comma or a name of month would be lost silently.",
        mend: "Write ? for missing and a point for decimals, or declare the attribute string."),
      Explanation(
        "undeclared-nominal-value", "error", "A value is not among the labels of its attribute.",
        why: "Some readers make it missing without a word.",
        mend: "Add it to the list, or correct its spelling and letter case."),
      Explanation(
        "bad-date", "error", "A date does not match the pattern of its attribute.",
        why: "2001-13-03 is no day; Java would roll it over into the next year.",
        mend: "Correct the date or the pattern."),
      Explanation(
        "bad-instance-weight", "error", "The weight behind a row is not a finite number in braces.",
        why: "Readers that skip it count the row as one.", mend: "Write {2.5}, or remove it."),
    ]
  }

  /// Errors of sparse rows.
  static var sparseErrors: [Explanation] {
    [
      Explanation(
        "sparse-index", "error", "A sparse row has something other than an attribute's index.",
        why: "Its parts are `index value`, counted from 0.", mend: "Write {0 1.5, 3 a}."),
      Explanation(
        "sparse-index-range", "error", "A sparse row names an index that no attribute has.",
        why: "Indices count from 0, so the last is one less than the count.",
        mend: "Check whether the writer counted from 1."),
      Explanation(
        "sparse-index-duplicate", "error", "A sparse row gives an index twice.",
        why: "Readers keep the first or the last.", mend: "Remove one."),
      Explanation(
        "sparse-value-missing", "error", "An index of a sparse row has no value.",
        why: "A left-out value is zero; a missing one is ?.", mend: "Remove the index or write ?."),
      Explanation(
        "sparse-unterminated", "error", "A sparse row has no } on its line.",
        why: "One line is one row.", mend: "Close it on the same line."),
      Explanation(
        "sparse-implicit-nominal", "error", "A left-out value of an attribute without labels.",
        why: "It would stand for the first label, and there is none.",
        mend: "Declare labels, or give the value."),
    ]
  }

  /// Errors that guard memory and time.
  static var limits: [Explanation] {
    [
      Explanation(
        "line-too-long", "error", "A line is longer than allowed.",
        why: "A file without line ends is no ARFF, and would fill the memory.",
        mend: "Raise --max-line if the file is to be trusted."),
      Explanation(
        "nesting-too-deep", "error", "Something is nested deeper than allowed.",
        why: "Depth without a limit is how small files make programs fall over.",
        mend: "Raise --max-depth if the file is to be trusted."),
      Explanation(
        "limit-exceeded", "error", "The file claims or holds more than is allowed.",
        why: "A claim is checked before memory is taken for it.",
        mend: "Raise --max-bytes or --max-cells if the file is to be trusted."),
      Explanation(
        "name-not-portable", "warning", "A name was written that only some readers read back.",
        why: "liac-arff and SciPy know fewer spellings of names than Weka.",
        mend: "Use letters, digits and underscores."),
      Explanation(
        "weights-not-portable", "warning", "Weights were written, which only Weka reads.",
        why: "liac-arff refuses them, SciPy takes them for values or drops them.",
        mend: "Put the weights into an attribute of their own."),
      Explanation(
        "left-out", "warning", "The form cannot hold something, and --lossy left it out.",
        why: "csv and npz have no place for weights, for example.",
        mend: "Write arff or json if it matters."),
    ]
  }
}
