// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension Explanation {
  /// Rules about sets of rows.
  static let setRules: [Explanation] = [
    Explanation(
      .overlap, .error, "rows are in both the train and the test set of a cell",
      what: "The train set and the test set of one cell share rows.",
      why: "A model is tested on rows that it has seen: the result looks better than it is.",
      mend:
        "Remove the rows from one of the two sets; if testing on the training data is meant, say `--procedure test-on-training-data`."
    ),
    Explanation(
      .duplicateRow, .error, "a row stands twice in one set",
      what: "A set lists a row more than once. Only the train set of a bootstrap may do that.",
      why: "The row counts twice in training or in the result.",
      mend:
        "Remove the second mention; if drawing with replacement is meant, say `--procedure bootstrap`."
    ),
    Explanation(
      .testedOnce, .error, "a row is not tested exactly once per repeat",
      what:
        "In cross-validation the test sets of the folds of one repeat are a partition of all rows.",
      why: "A row that is tested twice or never distorts the average over the folds.",
      mend:
        "Put each row into the test set of exactly one fold and into the train sets of all others."),
    Explanation(
      .allRows, .error, "train and test together are not all rows",
      what:
        "In each cell every row of the data either trains or tests. Without a stated number of rows, all rows are those seen anywhere in the file.",
      why: "Rows that are left out by accident are wasted, and results are not comparable.",
      mend:
        "Add the missing rows to the train set; if rows are left out on purpose, say so with `--procedure`."
    ),
    Explanation(
      .rowBeyondData, .error, "a row id is not below the number of rows",
      what: "Row ids count from zero, so the last row of n is n-1.",
      why:
        "Such a row does not exist; a reader fails or reads something else. Often ids were counted from one, or the data set is another version.",
      mend: "Count from zero and check that the split belongs to this data set."),
    Explanation(
      .unusedRow, .warning, "rows of the data set appear nowhere",
      what: "The data set has rows that no cell lists.",
      why: "Perhaps the split was made for an older, shorter version of the data.",
      mend: "Check that the split belongs to this data set, or generate it again."),
    Explanation(
      .sameCells, .error, "repeats or folds are not built alike",
      what:
        "Each repeat has the same folds and each fold the same samples. A learning curve may lack a sample in a fold where the one before already is the whole train set.",
      why: "Code that walks over repeats, folds and samples finds a hole.",
      mend: "Add the missing cells or generate the split again."),
    Explanation(
      .countsAsAsked, .error, "the count of repeats or folds is not what was asked for",
      what: "`--repeats` and `--folds` state what the split should have.",
      why: "A result over five folds is not one over ten.",
      mend: "Check that this is the right file, or ask for other counts."),
  ]
}
