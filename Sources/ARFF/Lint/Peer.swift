// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// Another reader of ARFF, whose refusals were observed and can be foretold.
///
/// There may be more of them one day, so a `switch` over them needs a `default`.
public struct Peer: RawRepresentable, Hashable, Sendable, CaseIterable {
  /// A short name, as on the command line.
  public let rawValue: String
  /// The reader's own name.
  public let name: String
  /// The leniencies of ours that the reader does not share.
  let refusedCodes: Set<DiagnosticCode>

  private init(_ rawValue: String, _ name: String, refuses codes: Set<DiagnosticCode>) {
    self.rawValue = rawValue
    self.name = name
    refusedCodes = codes
  }

  /// The reader of a short name; nothing if it is none of ``allCases``.
  public init?(rawValue: String) {
    guard let peer = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = peer
  }

  /// All readers that are known.
  public static let allCases: [Peer] = [.weka, .liac, .scipy]

  /// Weka 3.9.
  public static let weka = Peer(
    "weka", "Weka", refuses: [.byteOrderMark, .emptyFieldMissing, .sparseUnordered])

  /// liac-arff 2.5, which openml-python and scikit-learn use.
  public static let liac = Peer(
    "liac", "liac-arff",
    refuses: [
      .byteOrderMark, .textAfterType, .quotedKeyword, .missingSpaceBeforeType,
      .nonstandardEscape, .spaceSeparator, .emptyFieldIgnored, .emptyRowIgnored,
      .sparseSeparator, .controlWhitespace, .invalidUTF8InComment,
    ])

  /// SciPy 1.17, `scipy.io.arff`.
  public static let scipy = Peer(
    "scipy", "SciPy",
    refuses: [
      .quotedKeyword, .missingSpaceBeforeType, .spaceSeparator, .emptyFieldMissing,
      .emptyFieldIgnored, .emptyRowIgnored, .controlWhitespace, .invalidUTF8InComment,
    ])
}

extension Peer: CustomStringConvertible {
  /// The reader's own name.
  public var description: String { name }
}
