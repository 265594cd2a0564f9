// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension Explanation {
  /// Errors of bytes and of the header of an ARFF file.
  static let headerErrors: [Explanation] = [
    Explanation(
      .gzip, .error, "the file is compressed with gzip, but its name does not say so",
      why: "A form is told by the name, so that a pipe and a file behave alike.",
      mend: "Add .gz to the name, or say --from arff.gz."),
    Explanation(
      .utf16, .error, "the file is UTF-16 text",
      why: "ARFF is bytes; no reader takes two bytes for a character.",
      mend: "Convert it: iconv -f UTF-16 -t UTF-8 old.arff > new.arff"),
    Explanation(
      .invalidUTF8, .error, "a name, label or value has bytes that are not UTF-8",
      why: "To guess an encoding is to change data silently.",
      mend: "If the file is Latin-1 or Windows-1252, say so with --encoding."),
    Explanation(
      .nulByte, .error, "there is a NUL byte outside a comment",
      why: "It is never text: the file is binary, UTF-16, or was cut by a crash.",
      mend: "Fetch or write the file again."),
    Explanation(
      .relationMissing, .error, "the file does not begin with @relation",
      why: "This is how an ARFF file is told from an error page, JSON or a pointer of Git LFS.",
      mend: "Look at the first line; if it is ARFF, put `@relation name` on top."),
    Explanation(
      .relationNameMissing, .error, "nothing follows @relation",
      why: "The name is part of the format.",
      mend: "Write `@relation name`, or '' for none."),
    Explanation(
      .textAfterRelation, .error, "a second word follows the relation's name",
      why: "Readers disagree whether it belongs to the name.",
      mend: "Put the whole name in quotes."),
    Explanation(
      .relationRepeated, .error, "@relation is given twice",
      why: "Two files were joined, or a header was pasted into data.",
      mend: "Keep one header."),
    Explanation(
      .headerSyntax, .error, "a line of the header is neither @attribute nor @data",
      why: "To skip it could lose an attribute and shift all values.",
      mend: "Remove the line, or begin it with % to make it a comment."),
    Explanation(
      .attributeNameMissing, .error, "nothing follows @attribute",
      why: "An attribute needs a name and a type.",
      mend: "Write `@attribute name numeric`."),
    Explanation(
      .typeMissing, .error, "an attribute has a name but no type",
      why: "Without the type its values have no meaning.",
      mend: "Add numeric, integer, real, string, date, relational or {a,b,c}."),
    Explanation(
      .duplicateAttribute, .error, "two attributes have the same name",
      why: "A name that means two columns means neither.",
      mend: "Rename one."),
    Explanation(
      .unknownType, .error, "the word behind an attribute's name is not a type",
      why: "ARFF knows numeric, integer, real, string, date, relational and {...}.",
      mend: "For float, double or int write numeric; for text write string."),
    Explanation(
      .nominalUnterminated, .error, "a list of labels has no } on its line",
      why: "One line is one item: a list never goes on in the next line.",
      mend: "Put the whole list on one line, and close it."),
    Explanation(
      .nominalCommaMissing, .error, "two labels have no comma between them",
      why: "Of {New York} readers make one label or two.",
      mend: "Write {'New York'} or {New,York}."),
    Explanation(
      .duplicateNominalValue, .error, "a label is declared twice",
      why: "The codes of labels would be ambiguous.",
      mend: "Remove one."),
    Explanation(
      .unexpectedBrace, .error, "a brace stands where none belongs",
      why: "It may be a list or a sparse row that went wrong.",
      mend: "Put it in quotes if it is text."),
    Explanation(
      .badAttributeWeight, .error, "an attribute's weight is not a finite number",
      why: "A weight is written {2.5} behind the type.",
      mend: "Correct or remove it."),
    Explanation(
      .badInstanceWeight, .error, "the weight behind a row is not a finite number in braces",
      why: "Readers that skip it count the row as one.",
      mend: "Write {2.5}, or remove it."),
    Explanation(
      .badDateFormat, .error, "a date pattern has a letter that is not known, or an open quote",
      why: "Patterns are those of Java: yyyy-MM-dd'T'HH:mm:ss by default.",
      mend: "Use known letters, and quote literal text inside the pattern."),
    Explanation(
      .noAttributes, .error, "there is no attribute before @data or @end",
      why: "Rows could not have values.",
      mend: "Declare the attributes."),
    Explanation(
      .textAfterData, .error, "something other than a comment follows @data on its line",
      why: "Some readers drop it, others take it for a row.",
      mend: "Begin a new line."),
    Explanation(
      .dataMissing, .error, "the file ends before @data",
      why: "The file was probably cut.",
      mend: "Fetch or write the file again."),
    Explanation(
      .relationalEndMissing, .error, "a relational attribute is not closed by @end",
      why: "All that follows would belong to the inner table.",
      mend: "Add `@end name`."),
    Explanation(
      .relationalEndName, .error, "@end names another attribute than the open one",
      why: "The nesting is not what somebody meant.",
      mend: "Give @end the same name."),
  ]
}
