// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension RuleCode {
  /// What a rule means, for people.
  public struct Explanation: Hashable, Sendable {
    /// The rule in a few words, as a finding's headline.
    public let title: String
    /// What is checked.
    public let what: String
    /// Why it matters.
    public let why: String
    /// How to mend a file that breaks the rule.
    public let mend: String
  }

  /// How to mend what the rule found, in one sentence.
  public var hint: String? {
    self == .digest || self == .regeneration ? nil : explanation.mend
  }

  /// What the rule means.
  public var explanation: Explanation {
    switch self {
    case .notASplit, .attributes, .values, .numbering, .truncatedTail, .letterCase:
      fileExplanation
    case .overlap, .duplicateRow, .testedOnce, .allRows, .rowBeyondData, .unusedRow, .sameCells,
      .countsAsAsked:
      setExplanation
    case .foldSizes, .emptySet, .equalRepeats, .growingSamples, .holdoutRatio, .leaveOneOut,
      .orderedHoldout:
      shapeExplanation
    case .stratification, .identicalRows, .groupOnBothSides, .testBeforeTrain, .regeneration,
      .digest:
      dataExplanation
    }
  }

  /// Rules about the file.
  private var fileExplanation: Explanation {
    switch self {
    case .notASplit:
      Explanation(
        title: "the file is no split file",
        what: """
          A split file is a relation with at least the attributes `type` and `rowid` (or \
          `row_id`). The file has other content: another table, a page of a web server, an \
          error in JSON, an empty file or a pointer of Git LFS.
          """,
        why: """
          A download that failed often leaves such a file behind, and a program that reads it \
          blindly fails later and elsewhere.
          """,
        mend: """
          Fetch the file again and look at its first lines; read a table with `--as table`.
          """)
    case .attributes:
      Explanation(
        title: "the attributes are not those of a split file",
        what: """
          A split file has `type` with the labels TRAIN and TEST, and numeric `rowid`, \
          `repeat`, `fold` and, for learning curves, `sample`, each once.
          """,
        why: """
          Without the right types nobody can tell which rows train and which test.
          """,
        mend: """
          Declare `@attribute type {TRAIN,TEST}` and the others as `numeric`; remove \
          attributes that stand twice.
          """)
    case .values:
      Explanation(
        title: "a row id, repeat, fold or sample is no whole number in range",
        what: """
          Row ids run from 0 to 4294967294, repeats, folds and samples from 0 to 2147483647; a \
          missing, negative or broken number is none of those.
          """,
        why: """
          A number that was rounded or cut names another row than was meant.
          """,
        mend: """
          Mend the line that is named, or write the file again from its source.
          """)
    case .numbering:
      Explanation(
        title: "numbering does not start at zero or has gaps",
        what: """
          Repeats, folds and samples are counted from zero without gaps in every file that \
          OpenML writes.
          """,
        why: """
          A gap may be a lost part of the file; a start at one often breaks code that counts \
          from zero.
          """,
        mend: """
          Renumber the cells from zero, or fetch what is missing.
          """)
    case .truncatedTail:
      Explanation(
        title: "the end of the file is missing",
        what: """
          The last cell lists fewer rows than its siblings, or the last repeat or fold lacks \
          cells that the others have.
          """,
        why: """
          A download or a copy that broke off loses the end, and the rest looks right.
          """,
        mend: """
          Fetch or write the file again and compare its size.
          """)
    default:
      Explanation(
        title: "a name or label is in another letter case",
        what: """
          Names of attributes and the labels TRAIN and TEST were recognized although their \
          letters differ in case from OpenML's.
          """,
        why: """
          Other readers compare letter by letter and fail.
          """,
        mend: """
          Write the file again with `splittool convert`, which uses OpenML's spelling.
          """)
    }
  }

  /// Rules about sets of rows.
  private var setExplanation: Explanation {
    switch self {
    case .overlap:
      Explanation(
        title: "rows are in both the train and the test set of a cell",
        what: """
          The train set and the test set of one cell share rows.
          """,
        why: """
          A model is tested on rows that it has seen: the result looks better than it is.
          """,
        mend: """
          Remove the rows from one of the two sets; if testing on the training data is meant, \
          say `--procedure test-on-training-data`.
          """)
    case .duplicateRow:
      Explanation(
        title: "a row stands twice in one set",
        what: """
          A set lists a row more than once. Only the train set of a bootstrap may do that.
          """,
        why: """
          The row counts twice in training or in the result.
          """,
        mend: """
          Remove the second mention; if drawing with replacement is meant, say `--procedure \
          bootstrap`.
          """)
    case .testedOnce:
      Explanation(
        title: "a row is not tested exactly once per repeat",
        what: """
          In cross-validation the test sets of the folds of one repeat are a partition of all \
          rows.
          """,
        why: """
          A row that is tested twice or never distorts the average over the folds.
          """,
        mend: """
          Put each row into the test set of exactly one fold and into the train sets of all \
          others.
          """)
    case .allRows:
      Explanation(
        title: "train and test together are not all rows",
        what: """
          In each cell every row of the data either trains or tests. Without a stated number \
          of rows, all rows are those seen anywhere in the file.
          """,
        why: """
          Rows that are left out by accident are wasted, and results are not comparable.
          """,
        mend: """
          Add the missing rows to the train set; if rows are left out on purpose, say so with \
          `--procedure`.
          """)
    case .rowBeyondData:
      Explanation(
        title: "a row id is not below the number of rows",
        what: """
          Row ids count from zero, so the last row of n is n-1.
          """,
        why: """
          Such a row does not exist; a reader fails or reads something else. Often ids were \
          counted from one, or the data set is another version.
          """,
        mend: """
          Count from zero and check that the split belongs to this data set.
          """)
    case .unusedRow:
      Explanation(
        title: "rows of the data set appear nowhere",
        what: """
          The data set has rows that no cell lists.
          """,
        why: """
          Perhaps the split was made for an older, shorter version of the data.
          """,
        mend: """
          Check that the split belongs to this data set, or generate it again.
          """)
    case .sameCells:
      Explanation(
        title: "repeats or folds are not built alike",
        what: """
          Each repeat has the same folds and each fold the same samples. A learning curve may \
          lack a sample in a fold where the one before already is the whole train set.
          """,
        why: """
          Code that walks over repeats, folds and samples finds a hole.
          """,
        mend: """
          Add the missing cells or generate the split again.
          """)
    default:
      Explanation(
        title: "the count of repeats or folds is not what was asked for",
        what: """
          `--repeats` and `--folds` state what the split should have.
          """,
        why: """
          A result over five folds is not one over ten.
          """,
        mend: """
          Check that this is the right file, or ask for other counts.
          """)
    }
  }

  /// Rules about the shape of procedures.
  private var shapeExplanation: Explanation {
    switch self {
    case .foldSizes:
      Explanation(
        title: "fold sizes differ by more than one",
        what: """
          The test sets of cross-validation differ in size by at most one row when they are \
          dealt out evenly.
          """,
        why: """
          The small folds' results scatter more than the others'.
          """,
        mend: """
          Deal the rows out evenly; for groups say `--procedure group-k-fold`, where uneven \
          folds are normal.
          """)
    case .emptySet:
      Explanation(
        title: "a train or test set is empty",
        what: """
          A cell has no rows to train on or none to test.
          """,
        why: """
          Nothing can be learned, or nothing can be measured.
          """,
        mend: """
          Use fewer folds or another percentage, or fetch the file again.
          """)
    case .equalRepeats:
      Explanation(
        title: "two repeats are the same",
        what: """
          Two repeats have the same sets in the same order, or differ only in the order of \
          rows or folds.
          """,
        why: """
          The second repeat adds no information but makes the result look surer. Often a seed \
          was used again.
          """,
        mend: """
          Use another seed for each repeat.
          """)
    case .growingSamples:
      Explanation(
        title: "the samples of a learning curve do not grow as prefixes",
        what: """
          Within a fold each sample's train list begins with the list of the sample before and \
          is longer; all samples test the same rows.
          """,
        why: """
          Otherwise the curve mixes the effect of more rows with that of other rows.
          """,
        mend: """
          Generate the learning curve again.
          """)
    case .holdoutRatio:
      Explanation(
        title: "the holdout does not test the stated percentage",
        what: """
          The size of the test set is the stated percentage of all rows, rounded as Java's \
          `Math.round`.
          """,
        why: """
          Results on another share of the data are not comparable.
          """,
        mend: """
          State the percentage that was used, or generate the split again.
          """)
    case .leaveOneOut:
      Explanation(
        title: "it is not leave-one-out",
        what: """
          Leave-one-out has as many folds as rows, and each fold tests one row.
          """,
        why: """
          Anything else is cross-validation of another kind.
          """,
        mend: """
          Say `--procedure crossvalidation`, or generate the split again.
          """)
    default:
      Explanation(
        title: "train rows come after test rows",
        what: """
          In an ordered holdout every train row stands before every test row in the data set.
          """,
        why: """
          The order often is time: a model would learn from the future.
          """,
        mend: """
          Split at one place of the data set, or say `--procedure holdout`.
          """)
    }
  }

  /// Rules that need the data set, and reports.
  private var dataExplanation: Explanation {
    switch self {
    case .stratification:
      Explanation(
        title: "classes do not keep their shares in the folds",
        what: """
          In a stratified split a fold's test set has of each class what its size calls for, \
          within two rows. A class with fewer rows than folds cannot be in all of them.
          """,
        why: """
          A fold without a class cannot say how well the class is recognized.
          """,
        mend: """
          Generate the split with `--target`, or use fewer folds where classes are small.
          """)
    case .identicalRows:
      Explanation(
        title: "identical data rows are on both sides of a cell",
        what: """
          A test row has the same values in all attributes as a train row.
          """,
        why: """
          The model may have learned the answer by heart; the result looks better than it is.
          """,
        mend: """
          Remove duplicates from the data, or keep them together with `--groups`.
          """)
    case .groupOnBothSides:
      Explanation(
        title: "a group is on both sides of a cell",
        what: """
          Rows of one group (a patient, a document, a household) are in the train set and in \
          the test set.
          """,
        why: """
          Rows of one group resemble each other, so the test is easier than reality.
          """,
        mend: """
          Generate the split with `--procedure group-k-fold --groups ATTRIBUTE`.
          """)
    case .testBeforeTrain:
      Explanation(
        title: "a test row is earlier than a train row",
        what: """
          With `--time`, every train row of a cell is at most as late as each of its test \
          rows.
          """,
        why: """
          A model that learns from the future cannot be used in the present.
          """,
        mend: """
          Generate the split with `--procedure time-series --time ATTRIBUTE`.
          """)
    case .regeneration:
      Explanation(
        title: "comparison with what OpenML's engine makes",
        what: """
          The engine shuffles with Java's generator, seed zero. The split is made again from \
          the data set's labels and compared: the same bytes, the same cells, or the first \
          place where they part.
          """,
        why: """
          A split that regenerates is certain to be whole and unchanged.
          """,
        mend: """
          If it should be OpenML's split: check data set, version and target; fetch the split \
          again.
          """)
    default:
      Explanation(
        title: "the digest of the split",
        what: """
          A SHA-256 over cells, row ids and their order, equal for all forms of one split.
          """,
        why: """
          Two people can be sure to use the same split without exchanging it.
          """,
        mend: """
          Nothing needs mending.
          """)
    }
  }
}
