// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import SplitModel

/// The numbers of a seed form as the tables of a compressed file hold them: procedure, rows,
/// repeats, folds, test rows, classes and the size of each, all varints.
///
/// The class of each row follows in the second section. Splits of OpenML's engine come from seed
/// zero, so there is no seed to store.
struct SeedHead {
  /// The procedures by their number in a file.
  private static let procedures: [EstimationProcedure] = [
    .crossvalidation, .learningCurve, .leaveOneOut, .holdout, .holdoutOrdered,
    .testOnTrainingData,
  ]

  let procedure: EstimationProcedure
  let rowCount: Int
  let repeats: Int
  let folds: Int
  let testCount: Int
  /// How many rows each class has; empty for a split without classes.
  let classSizes: [Int]

  /// Describes a form, if files have a number for its procedure.
  init?(_ form: OpenMLSeedForm) {
    guard Self.procedures.contains(form.procedure) else { return nil }
    procedure = form.procedure
    rowCount = form.rowCount
    repeats = form.repeats
    folds = form.folds
    testCount = form.testCount
    classSizes = form.labels?.sizes ?? []
  }

  func append(to sink: inout ByteSink) {
    let numbers = [
      Self.procedures.firstIndex(of: procedure) ?? 0, rowCount, repeats, folds, testCount,
      classSizes.count,
    ]
    for number in numbers + classSizes { sink.append(varint: number) }
  }

  init(_ cursor: inout SectionCursor, options: ReadingOptions) throws(ReadingError) {
    let number = try cursor.varint()
    guard number < Self.procedures.count else {
      throw .malformed(at: nil, "a procedure is not one that is known")
    }
    procedure = Self.procedures[number]
    rowCount = try cursor.varint()
    repeats = try cursor.varint()
    folds = try cursor.varint()
    testCount = try cursor.varint()
    let classCount = try cursor.varint()
    guard classCount <= OpenMLSeedForm.largestClassCount else {
      throw .malformed(at: nil, "a seed form has more classes than \(ClassCoder.maximumClasses)")
    }
    var sizes = [Int]()
    var sum = 0
    for _ in 0..<classCount {
      sizes.append(try cursor.varint())
      guard sizes[sizes.count - 1] <= rowCount - sum else {
        throw .malformed(at: nil, "the classes have more rows than there are")
      }
      sum += sizes[sizes.count - 1]
    }
    guard classCount == 0 || sum == rowCount else {
      throw .malformed(at: nil, "the classes have fewer rows than there are")
    }
    classSizes = sizes
    guard rowCount >= 1, repeats >= 1, folds >= 1 else {
      throw .malformed(at: nil, "a seed form without rows, repeats or folds")
    }
    let (cells, tooManyCells) = repeats.multipliedReportingOverflow(by: folds)
    guard !tooManyCells, cells <= options.limits.folds else {
      throw .limit("cells", options.limits.folds)
    }
    let (rows, tooManyRows) = cells.multipliedReportingOverflow(by: rowCount)
    guard !tooManyRows, rows <= options.limits.listedRows else {
      throw .limit("listed rows", options.limits.listedRows)
    }
  }

  /// How many bytes a file must have to ask for so much work.
  ///
  /// See ``CompressedLayout/maximumIDsPerByte``. Stratifying looks at every row once a class.
  /// Both counts were checked, so their product is far from the limit of integers.
  var leastFileLength: Int {
    rowCount * repeats / CompressedLayout.maximumIDsPerByte * max(1, classSizes.count)
  }

  /// The form, with the classes from a section that holds nothing else.
  func form(_ classes: SectionCursor) throws(ReadingError) -> OpenMLSeedForm {
    var labels: ClassLabels?
    if !classSizes.isEmpty {
      labels = ClassLabels(
        codes: try ClassCoder.read(counts: classSizes, from: classes),
        classCount: classSizes.count)
    }
    let form = OpenMLSeedForm(
      procedure, rowCount: rowCount, repeats: repeats, folds: folds, testCount: testCount,
      labels: labels)
    guard let form else {
      throw .malformed(at: nil, "the numbers of a seed form contradict each other")
    }
    return form
  }
}
