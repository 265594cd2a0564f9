// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF

/// Another reader of ARFF, and what it refuses.
enum Peer: String, CaseIterable {
  /// Weka 3.9.
  case weka
  /// liac-arff 2.5, which openml-python and scikit-learn use.
  case liac
  /// SciPy 1.17, `scipy.io.arff`.
  case scipy

  /// The reader's own name.
  var name: String {
    switch self {
    case .weka: "Weka"
    case .liac: "liac-arff"
    case .scipy: "SciPy"
    }
  }

  /// The leniencies of ours that the reader does not share.
  private var refusedCodes: Set<DiagnosticCode> {
    switch self {
    case .weka: [.byteOrderMark, .emptyFieldMissing]
    case .liac:
      [
        .byteOrderMark, .textAfterType, .quotedKeyword, .nonstandardEscape, .spaceSeparator,
        .emptyFieldIgnored, .sparseSeparator,
      ]
    case .scipy:
      [.byteOrderMark, .quotedKeyword, .spaceSeparator, .emptyFieldMissing, .emptyFieldIgnored]
    }
  }

  /// Why the reader would refuse a table; nothing if it would read it.
  func refusals(of table: Table) -> [String] {
    var reasons = table.warnings.filter { refusedCodes.contains($0.code) }
      .map { "\($0.message) (\($0.code))" }
    if table.weights != nil, self != .weka { reasons.append("rows have weights") }
    if table.sparseRows != nil, self == .scipy { reasons.append("rows are sparse") }
    for attribute in table.attributes {
      if let reason = refusal(of: attribute) {
        reasons.append("attribute '\(attribute.name)' is \(reason)")
      }
    }
    return reasons
  }

  private func refusal(of attribute: Attribute) -> String? {
    switch (attribute.type, self) {
    case (.relational, .liac), (.relational, .scipy): "relational"
    case (.string, .scipy): "a string"
    case (.date, .liac): "a date"
    default: nil
    }
  }
}
