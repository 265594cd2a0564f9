// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF

/// What most forms cannot hold: weights, sparse marks, relational attributes.
struct Losses {
  /// The form's name, for messages.
  let form: String
  /// Whether losses are allowed.
  let isAllowed: Bool
  private var log = FindingLog()

  /// What was left out: the first thing, and how many there were.
  var warnings: [Finding] { log.warnings }

  /// Refuses, or notes, attributes with weights and of the kinds that the form cannot hold.
  init(
    of attributes: [Attribute], to form: String, _ options: TableEncodingOptions,
    unsupported: Set<String> = [], keepsWeights: Bool = false
  ) throws(ReadingError) {
    self.form = form
    isAllowed = options.isLossy
    for attribute in attributes {
      if unsupported.contains(attribute.type.word) {
        try lose("the \(attribute.type.word) attribute '\(attribute.name)'")
      }
      if attribute.weight != 1, !keepsWeights || unsupported.contains(attribute.type.word) {
        try lose("the weight of attribute '\(attribute.name)'")
      }
    }
  }

  /// Refuses, or notes, rows with weights, and sparse ones if the form does not keep them.
  mutating func check(_ block: Table, keepsSparse: Bool = false) throws(ReadingError) {
    let weights = block.weights?.count { $0 != 1 } ?? 0
    if weights > 0 { try lose("the rows' weights", count: weights) }
    if keepsSparse { return }
    let marks = block.sparseRows?.count { $0 } ?? 0
    if marks > 0 { try lose("which rows are sparse", count: marks) }
  }

  private mutating func lose(_ what: String, count: Int = 1) throws(ReadingError) {
    guard isAllowed else {
      throw ReadingError(
        .cannotHold, "\(form) cannot hold \(what)", hint: "--lossy leaves it out")
    }
    log.warn(.leftOut, at: 0, count: count, "\(form) leaves out \(what)")
  }
}
