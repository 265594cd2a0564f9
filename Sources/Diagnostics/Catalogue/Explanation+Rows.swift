// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension Explanation {
  /// Errors of the rows of an ARFF file, and limits.
  static let rowErrors: [Explanation] = [
    Explanation(
      .unterminatedQuote, .error, "a quote is not closed on its line",
      why: "One line is one item; readers that go on swallow the rows that follow.",
      mend: "Close it; write a line break inside a value as \\n, and a quote as \\'."),
    Explanation(
      .textAfterQuote, .error, "text is glued to a closing quote",
      why: "CSV doubles quotes, ARFF escapes them; readers make one value or two of it.",
      mend: "Write 'it\\'s' instead of 'it''s'."),
    Explanation(
      .quoteInUnquoted, .error, "a quote stands inside a bare word",
      why: "Readers make one value, two values or an error of O'Brien.",
      mend: "Put the value in the other quotes: \"O'Brien\"."),
    Explanation(
      .percentInUnquoted, .error, "a % stands inside a bare word",
      why: "A comment for some readers, text for others: 50% is two different values.",
      mend: "Put the value in quotes, or a blank before a comment."),
    Explanation(
      .badEscape, .error, "an escape names half of a surrogate pair",
      why: "It is no character and cannot be written as UTF-8.",
      mend: "Write the character itself."),
    Explanation(
      .tooFewValues, .error, "a row has fewer values than attributes are declared",
      why: "No reader can know which value is missing.",
      mend: "Write ? for a missing value."),
    Explanation(
      .tooManyValues, .error, "a row has more values than attributes are declared",
      why: "Weka silently drops values here, or makes two rows of one line.",
      mend: "Put values with blanks or commas in quotes."),
    Explanation(
      .textAfterRow, .error, "text follows a weight or a sparse row",
      why: "A row ends there.",
      mend: "Begin a new line, or put a % before a comment."),
    Explanation(
      .numberExpected, .error, "a value of a numeric attribute is not a number",
      why: "NA, a decimal comma or a name of month would be lost silently.",
      mend: "Write ? for missing and a point for decimals, or declare the attribute string."),
    Explanation(
      .undeclaredNominalValue, .error, "a value is not among the labels of its attribute",
      why: "Some readers make it missing without a word.",
      mend: "Add it to the list, or correct its spelling and letter case."),
    Explanation(
      .badDate, .error, "a date does not match the pattern of its attribute",
      why: "2001-13-03 is no day; Java would roll it over into the next year.",
      mend: "Correct the date or the pattern."),
    Explanation(
      .sparseIndex, .error, "a sparse row has something other than an attribute's index",
      why: "Its parts are `index value`, counted from 0.",
      mend: "Write {0 1.5, 3 a}."),
    Explanation(
      .sparseIndexRange, .error, "a sparse row names an index that no attribute has",
      why: "Indices count from 0, so the last is one less than the count.",
      mend: "Check whether the writer counted from 1."),
    Explanation(
      .sparseIndexDuplicate, .error, "a sparse row gives an index twice",
      why: "Readers keep the first or the last.",
      mend: "Remove one."),
    Explanation(
      .sparseValueMissing, .error, "an index of a sparse row has no value",
      why: "A left-out value is zero; a missing one is ?.",
      mend: "Remove the index or write ?."),
    Explanation(
      .sparseUnterminated, .error, "a sparse row has no } on its line",
      why: "One line is one row.",
      mend: "Close it on the same line."),
    Explanation(
      .sparseImplicitNominal, .error, "a left-out value of an attribute without labels",
      why: "It would stand for the first label, and there is none.",
      mend: "Declare labels, or give the value."),
    Explanation(
      .lineTooLong, .error, "a line is longer than allowed",
      why: "A file without line ends is no ARFF, and would fill the memory.",
      mend: "Raise --max-line if the file is to be trusted."),
    Explanation(
      .nestingTooDeep, .error, "something is nested deeper than allowed",
      why: "Depth without a limit is how small files make programs fall over.",
      mend: "Raise --max-depth if the file is to be trusted."),
    Explanation(
      .limitExceeded, .error, "the file claims or holds more than is allowed",
      why: "A claim is checked before memory is taken for it.",
      mend: "Raise --max-bytes or --max-cells if the file is to be trusted."),
    Explanation(
      .inputOutput, .error, "the operating system refused to read the file",
      why: "The message has its own reason.",
      mend: "Check the name, the rights and the disk."),
  ]
}
