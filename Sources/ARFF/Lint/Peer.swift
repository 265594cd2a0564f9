// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// Another reader of ARFF, whose refusals were observed and can be foretold.
public enum Peer: String, CaseIterable, Sendable {
  /// Weka 3.9.
  case weka
  /// liac-arff 2.5, which openml-python and scikit-learn use.
  case liac
  /// SciPy 1.17, `scipy.io.arff`.
  case scipy

  /// The reader's own name.
  public var name: String {
    switch self {
    case .weka: "Weka"
    case .liac: "liac-arff"
    case .scipy: "SciPy"
    }
  }

  /// The leniencies of ours that the reader does not share.
  var refusedCodes: Set<DiagnosticCode> {
    switch self {
    case .weka: [.byteOrderMark, .emptyFieldMissing, .sparseUnordered]
    case .liac:
      [
        .byteOrderMark, .textAfterType, .quotedKeyword, .missingSpaceBeforeType,
        .nonstandardEscape, .spaceSeparator, .emptyFieldIgnored, .emptyRowIgnored,
        .sparseSeparator, .controlWhitespace, .invalidUTF8InComment,
      ]
    case .scipy:
      [
        .quotedKeyword, .missingSpaceBeforeType, .spaceSeparator, .emptyFieldMissing,
        .emptyFieldIgnored, .emptyRowIgnored, .controlWhitespace, .invalidUTF8InComment,
      ]
    }
  }
}
