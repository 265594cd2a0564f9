// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF

/// What most forms cannot hold: weights, sparse marks, relational attributes.
struct Losses {
  /// The form's name, for messages.
  let form: String
  /// Whether losses are allowed.
  let isAllowed: Bool

  /// Refuses attributes with weights and of the kinds that the form cannot hold.
  func check(_ attributes: [Attribute], unsupported: Set<String>) throws(TableError) {
    if isAllowed { return }
    for attribute in attributes {
      if unsupported.contains(attribute.type.word) {
        throw refusal("the \(attribute.type.word) attribute '\(attribute.name)'")
      }
      if attribute.weight != 1 { throw refusal("the weight of attribute '\(attribute.name)'") }
    }
  }

  /// Refuses rows with weights and sparse ones.
  func check(_ block: Table) throws(TableError) {
    if isAllowed { return }
    if block.weights?.contains(where: { $0 != 1 }) == true { throw refusal("the rows' weights") }
    if block.sparseRows?.contains(true) == true { throw refusal("which rows are sparse") }
  }

  private func refusal(_ what: String) -> TableError {
    TableError("cannot-hold", "\(form) cannot hold \(what)", hint: "--lossy leaves it out")
  }
}
