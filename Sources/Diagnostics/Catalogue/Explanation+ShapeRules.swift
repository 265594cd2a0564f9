// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension Explanation {
  /// Rules about the shape of procedures.
  static let shapeRules: [Explanation] = [
    Explanation(
      .foldSizes, .warning, "fold sizes differ by more than one",
      what:
        "The test sets of cross-validation differ in size by at most one row when they are dealt out evenly.",
      why: "The small folds' results scatter more than the others'.",
      mend:
        "Deal the rows out evenly; for groups say `--procedure group-k-fold`, where uneven folds are normal."
    ),
    Explanation(
      .emptySet, .error, "a train or test set is empty",
      what: "A cell has no rows to train on or none to test.",
      why: "Nothing can be learned, or nothing can be measured.",
      mend: "Use fewer folds or another percentage, or fetch the file again."),
    Explanation(
      .equalRepeats, .warning, "two repeats are the same",
      what:
        "Two repeats have the same sets in the same order, or differ only in the order of rows or folds.",
      why:
        "The second repeat adds no information but makes the result look surer. Often a seed was used again.",
      mend: "Use another seed for each repeat."),
    Explanation(
      .growingSamples, .error, "the samples of a learning curve do not grow as prefixes",
      what:
        "Within a fold each sample's train list begins with the list of the sample before and is longer; all samples test the same rows.",
      why: "Otherwise the curve mixes the effect of more rows with that of other rows.",
      mend: "Generate the learning curve again."),
    Explanation(
      .holdoutRatio, .warning, "the holdout does not test the stated percentage",
      what:
        "The size of the test set is the stated percentage of all rows, rounded as Java's `Math.round`.",
      why: "Results on another share of the data are not comparable.",
      mend: "State the percentage that was used, or generate the split again."),
    Explanation(
      .leaveOneOut, .error, "it is not leave-one-out",
      what: "Leave-one-out has as many folds as rows, and each fold tests one row.",
      why: "Anything else is cross-validation of another kind.",
      mend: "Say `--procedure crossvalidation`, or generate the split again."),
    Explanation(
      .orderedHoldout, .warning, "train rows come after test rows",
      what: "In an ordered holdout every train row stands before every test row in the data set.",
      why: "The order often is time: a model would learn from the future.",
      mend: "Split at one place of the data set, or say `--procedure holdout`."),
  ]
}
