// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension Explanation {
  /// Rules about the file of a split.
  static let fileRules: [Explanation] = [
    Explanation(
      .notASplit, .error, "the file is no split file",
      what:
        "A split file is a relation with at least the attributes `type` and `rowid` (or `row_id`). The file has other content: another table, a page of a web server, an error in JSON, an empty file or a pointer of Git LFS.",
      why:
        "A download that failed often leaves such a file behind, and a program that reads it blindly fails later and elsewhere.",
      mend: "Fetch the file again and look at its first lines; read a table with `--as table`."),
    Explanation(
      .attributes, .error, "the attributes are not those of a split file",
      what:
        "A split file has `type` with the labels TRAIN and TEST, and numeric `rowid`, `repeat`, `fold` and, for learning curves, `sample`, each once.",
      why: "Without the right types nobody can tell which rows train and which test.",
      mend:
        "Declare `@attribute type {TRAIN,TEST}` and the others as `numeric`; remove attributes that stand twice."
    ),
    Explanation(
      .values, .error, "a row id, repeat, fold or sample is no whole number in range",
      what:
        "Row ids run from 0 to 4294967294, repeats, folds and samples from 0 to 2147483647; a missing, negative or broken number is none of those.",
      why: "A number that was rounded or cut names another row than was meant.",
      mend: "Mend the line that is named, or write the file again from its source."),
    Explanation(
      .numbering, .warning, "numbering does not start at zero or has gaps",
      what:
        "OpenML counts repeats, folds, samples and row ids from zero, all but the ids without gaps.",
      why:
        "A gap may be a lost part of the file; a start at one often breaks code that counts from zero.",
      mend:
        "Renumber from zero, which `splittool fix` does where nothing is missing, or fetch what is."
    ),
    Explanation(
      .truncatedTail, .error, "the end of the file is missing",
      what:
        "The last cell lists fewer rows than its siblings, or the last repeat or fold lacks cells that the others have.",
      why: "A download or a copy that broke off loses the end, and the rest looks right.",
      mend: "Fetch or write the file again and compare its size."),
    Explanation(
      .letterCase, .warning, "a name or label is in another letter case",
      what:
        "Names of attributes and the labels TRAIN and TEST were recognized although their letters differ in case from OpenML's.",
      why: "Other readers compare letter by letter and fail.",
      mend: "Let `splittool fix` write OpenML's spelling."),
  ]
}
