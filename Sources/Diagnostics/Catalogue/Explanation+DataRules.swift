// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension Explanation {
  /// Rules that need the data set, and reports.
  static let dataRules: [Explanation] = [
    Explanation(
      .stratification, .warning, "classes do not keep their shares in the folds",
      what:
        "In a stratified split a fold's test set has of each class what its size calls for, within two rows. A class with fewer rows than folds cannot be in all of them.",
      why: "A fold without a class cannot say how well the class is recognized.",
      mend: "Generate the split with `--target`, or use fewer folds where classes are small."),
    Explanation(
      .identicalRows, .warning, "identical data rows are on both sides of a cell",
      what: "A test row has the same values in all attributes as a train row.",
      why: "The model may have learned the answer by heart; the result looks better than it is.",
      mend: "Remove duplicates from the data, or keep them together with `--groups`."),
    Explanation(
      .groupOnBothSides, .error, "a group is on both sides of a cell",
      what:
        "Rows of one group (a patient, a document, a household) are in the train set and in the test set.",
      why: "Rows of one group resemble each other, so the test is easier than reality.",
      mend: "Generate the split with `--procedure group-k-fold --groups ATTRIBUTE`."),
    Explanation(
      .testBeforeTrain, .error, "a test row is earlier than a train row",
      what: "With `--time`, every train row of a cell is at most as late as each of its test rows.",
      why: "A model that learns from the future cannot be used in the present.",
      mend: "Generate the split with `--procedure time-series --time ATTRIBUTE`."),
    Explanation(
      .regeneration, .information, "comparison with what OpenML's engine makes",
      what:
        "The engine shuffles with Java's generator, seed zero. The split is made again from the data set's labels and compared: the same bytes, the same cells, or the first place where they part.",
      why: "A split that regenerates is certain to be whole and unchanged.",
      mend:
        "If it should be OpenML's split: check data set, version and target; fetch the split again."
    ),
    Explanation(
      .digest, .information, "the digest of the split",
      what: "A SHA-256 over cells, row ids and their order, equal for all forms of one split.",
      why: "Two people can be sure to use the same split without exchanging it.",
      mend: "Nothing needs mending."),
  ]
}
