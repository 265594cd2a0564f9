// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension Explanation {
  /// Errors of the other forms, of files, and of the commands.
  static let formErrors: [Explanation] = [
    Explanation(
      .arrayExpected, .error, "a list is due here",
      why: "The member holds something else.",
      mend: "Write a list in brackets."),
    Explanation(
      .attributeExpected, .error, "an attribute is due here",
      why: "Attributes are objects with name and type.",
      mend: "Write an object with name and type."),
    Explanation(
      .badChecksum, .error, "a checksum does not match its bytes",
      why: "The file is damaged.",
      mend: "Make it again from its source."),
    Explanation(
      .badDigest, .error, "the digest in the file is not that of its cells",
      why: "It was edited, or is damaged.",
      mend: "Remove the digest from the file if the edit was meant."),
    Explanation(
      .badGzip, .error, "the file is no gzip, or its packed bytes are damaged",
      why: "What comes out of it could be anything.",
      mend: "Fetch it again, or unpack it with another program to see what is left."),
    Explanation(
      .badNPY, .error, "an array of the archive is not what the form writes",
      why: "Its type, order or shape is not understood.",
      mend: "Write it with numpy.save, as the page about forms says."),
    Explanation(
      .badZip, .error, "the file is no zip archive, or its directory is damaged",
      why: "Members cannot be found without it.",
      mend: "Fetch it or make it again."),
    Explanation(
      .booleanExpected, .error, "true or false is due here",
      why: "The member holds something else.",
      mend: "Write true or false."),
    Explanation(
      .cannotGenerate, .error, "the split cannot be made as asked",
      why: "The options contradict each other or the data.",
      mend: "The message says which; give other options."),
    Explanation(
      .cannotHold, .error, "the form has no way to say what is in the file",
      why: "To leave it out would lose data silently.",
      mend: "Choose another form, or --lossy where that is offered."),
    Explanation(
      .cannotRead, .error, "a file is missing or may not be read",
      why: "The system's own reason follows.",
      mend: "Check name and rights."),
    Explanation(
      .cannotRemove, .error, "a file of the cache could not be removed",
      why: "The system's own reason follows.",
      mend: "Check the rights of the directory."),
    Explanation(
      .wrongDigest, .error, "the decoded split has another digest than its entry says",
      why: "The bytes are as they were written, but mean another split.",
      mend: "Remove the entry; it is made again."),
    Explanation(
      .duplicateCell, .error, "a cell is given twice",
      why: "One of them would be lost.",
      mend: "Remove one."),
    Explanation(
      .duplicateMember, .error, "an object has a member twice",
      why: "Readers of JSON keep the first or the last.",
      mend: "Remove one."),
    Explanation(
      .forbiddenName, .error, "a pickle names something that is never loaded",
      why: "To load it could run a program.",
      mend: "Make the pickle again with openml-python."),
    Explanation(
      .forbiddenOpcode, .error, "a pickle has an instruction that is never carried out",
      why: "To carry it out could run a program.",
      mend: "Make the pickle again with openml-python."),
    Explanation(
      .forbiddenYAML, .error, "YAML uses tags, anchors or keys that are not read",
      why: "They could stand for far more than is written.",
      mend: "Write plain maps, lists and numbers."),
    Explanation(
      .jsonSyntax, .error, "the text is no JSON",
      why: "A parser would have to guess.",
      mend: "Correct it at the place that is named."),
    Explanation(
      .malformed, .error, "the content does not follow the form's rules",
      why: "The message says what was due at the place.",
      mend: "Correct it there."),
    Explanation(
      .memberMissing, .error, "an object lacks a member",
      why: "Without it the table has no meaning.",
      mend: "Add it."),
    Explanation(
      .missingMember, .error, "an object lacks a member",
      why: "Without it the rows have no place.",
      mend: "Add it."),
    Explanation(
      .noForm, .error, "the form of the file cannot be told",
      why: "Its name has no suffix that is known.",
      mend: "Name it by --from or --to."),
    Explanation(
      .noSuchAttribute, .error, "the table has no attribute of that name",
      why: "Names are compared letter by letter.",
      mend: "splittool info lists the names."),
    Explanation(
      .noSuchCell, .error, "the split has no fold of those numbers",
      why: "They count from zero.",
      mend: "splittool info says how many there are."),
    Explanation(
      .notCached, .error, "nothing could be published",
      why: "The message has the reason.",
      mend: "-o writes the split all the same."),
    Explanation(
      .outputExists, .error, "the output is there already",
      why: "Work of yours is not overwritten by a slip.",
      mend: "Say --force."),
    Explanation(
      .procedure, .information, "the procedure was inferred from the folds",
      why: "The rules depend on it.",
      mend: "--procedure states another."),
    Explanation(
      .rowCount, .error, "columns differ in length, or the count of rows is wrong",
      why: "A row would lack values.",
      mend: "Make the file again."),
    Explanation(
      .badRowID, .error, "a row id is no whole number in range",
      why: "Another row would be meant.",
      mend: "Row ids run from 0 to 4294967294."),
    Explanation(
      .schemaMismatch, .error, "the columns are not those of the schema",
      why: "Values would land in the wrong attribute.",
      mend: "Give the header that belongs to the file."),
    Explanation(
      .tableExpected, .error, "a table of tables is due here",
      why: "A relational value is an object with rows.",
      mend: "Write it as splittool convert does."),
    Explanation(
      .textExpected, .error, "text is due here",
      why: "The member holds something else.",
      mend: "Write it in quotes."),
    Explanation(
      .trailingBytes, .error, "there are bytes behind the end of the content",
      why: "Two files were joined, or the file is damaged.",
      mend: "Make it again."),
    Explanation(
      .truncated, .error, "the file ends too early",
      why: "A copy or download broke off.",
      mend: "Fetch it or make it again."),
    Explanation(
      .unknownCode, .error, "there is no finding of that code",
      why: "",
      mend: "splittool explain lists all."),
    Explanation(
      .unknownFlags, .error, "the file has flags that are not known",
      why: "They may change what the bytes mean.",
      mend: "Use a newer splittool."),
    Explanation(
      .unknownForm, .error, "no form fits the file",
      why: "Neither its name nor its first bytes say what it is.",
      mend: "Name it by --from."),
    Explanation(
      .unknownMember, .error, "an object has a member that the form does not know",
      why: "It may be a slip of the pen, and would be lost.",
      mend: "Remove it or correct its name."),
    Explanation(
      .unsupportedForm, .error, "the form does not do that",
      why: "Not every form holds splits and tables, or can be read.",
      mend: "splittool convert --help lists what each can do."),
    Explanation(
      .unsupportedVersion, .error, "the file has a newer format version",
      why: "To read it as an old one could give wrong rows.",
      mend: "Use a newer splittool."),
    Explanation(
      .unknownVersion, .error, "the file has a newer version of the form",
      why: "To read it as an old one could give wrong rows.",
      mend: "Use a newer splittool."),
    Explanation(
      .wrongAttribute, .error, "the attribute is not of the kind that is needed",
      why: "Labels are needed to stratify, numbers or dates for time.",
      mend: "Name another attribute."),
    Explanation(
      .wrongForm, .error, "the file's first bytes are not those of the form",
      why: "Its name or --from says another form than it has.",
      mend: "Name it by --from."),
    Explanation(
      .yamlSyntax, .error, "the text is no YAML",
      why: "A parser would have to guess.",
      mend: "Correct it at the place that is named."),
    Explanation(
      .cannotCreate, .error, "the output cannot be made",
      why: "The system's own reason follows.", mend: "Check the directory and its rights."),
    Explanation(
      .readFailed, .error, "reading broke off",
      why: "The disk failed, or somebody cut the file meanwhile.",
      mend: "Try again, or copy it first."),
    Explanation(
      .writeFailed, .error, "writing broke off",
      why: "The disk is full or failed; the output is as it was before.",
      mend: "Make room and try again."),
    Explanation(
      .cacheDirectory, .error, "the directory cannot serve as a cache",
      why: "It is missing, or others may write to it.",
      mend: "Name a directory of your own; the message says what is wrong with this one."),
    Explanation(
      .unknownCommand, .error, "the first word is no command",
      why: "Nothing is done on a guess.", mend: "Take the command that the hint names."),
  ]
}
