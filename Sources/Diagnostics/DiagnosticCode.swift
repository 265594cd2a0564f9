// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What a finding is about, as a word (`unterminated-quote`) or the number of a rule (`SP101`).
///
/// Codes never change once released, and new ones may come, so a `switch` over them needs a
/// default. What each means stands in the catalogue, see ``explanation``; a form of one's own may
/// have codes of its own.
public struct DiagnosticCode: RawRepresentable, Hashable, Sendable {
  /// The word, in lower case with hyphens, or the number.
  public let rawValue: String

  /// Names a code, whether the catalogue has it or not.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The code of the catalogue with this word or number, in any letter case.
  public init?(named word: some StringProtocol) {
    let wanted = word.lowercased()
    guard let known = Explanation.all.first(where: { $0.code.rawValue.lowercased() == wanted })
    else { return nil }
    self = known.code
  }
}

extension DiagnosticCode: ExpressibleByStringLiteral {
  /// Names a code.
  public init(stringLiteral value: String) {
    self.init(rawValue: value)
  }
}

extension DiagnosticCode: Comparable {
  /// Orders codes as the catalogue lists them; others come last, by their words.
  public static func < (left: DiagnosticCode, right: DiagnosticCode) -> Bool {
    let places = Explanation.places
    return (places[left] ?? .max, left.rawValue) < (places[right] ?? .max, right.rawValue)
  }
}

extension DiagnosticCode: CustomStringConvertible {
  /// The word itself.
  public var description: String { rawValue }
}

extension DiagnosticCode {
  /// Every code of the catalogue.
  public static var all: [DiagnosticCode] { Explanation.all.map(\.code) }

  /// What the catalogue says about it.
  public var explanation: Explanation? { Explanation.places[self].map { Explanation.all[$0] } }

  /// How much it matters where nothing else is said; an error for codes of one's own.
  public var severity: Severity { explanation?.severity ?? .error }

  /// Whether it names a leniency, which strict reading turns into an error.
  public var isWarning: Bool { severity == .warning && !isRule }
}
