// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import SplitModel

/// What the attributes of a split file stand for, in their order.
struct SplitColumns {
  /// The role of each attribute.
  let roles: [SplitRole]
  /// The attributes themselves.
  let attributes: [Attribute]
  /// What each label of `type` stands for; empty if `type` is declared as text.
  let parts: [SplitPart?]
  /// Whether a bare `TRAIN` or `TEST` in capitals is a value of `type`.
  let hasUsualLabels: Bool
  /// Names and labels in another letter case than OpenML's, for rule SP006.
  let unusualSpellings: [String]

  /// Whether there is a sample attribute.
  var hasSamples: Bool { roles.contains(.sampleIndex) }

  /// Finds the roles of a header's attributes.
  ///
  /// - Throws: Code SP001 if it is no split at all, SP002 if an attribute is missing, given twice or
  ///   of another type.
  init(_ header: Header) throws(ReadingError) {
    attributes = header.attributes
    roles = header.attributes.map { SplitRole(of: $0.name) }
    var unusual = zip(roles, attributes).filter { $0.0 != .other }.map(\.1.name)
      .filter { $0 != $0.lowercased() }
    for role in SplitRole.allCases where role != .other {
      let names = role.names
      let count = roles.count { $0 == role }
      if count == 0, role == .part || role == .rowID {
        throw ReadingError(
          "SP001", at: 0, "no split file: there is no attribute '\(names[0])'",
          hint: "a split file has the attributes type, rowid, repeat and fold")
      }
      if count == 0, role != .sampleIndex {
        throw ReadingError("SP002", at: 0, "there is no attribute '\(names[0])'")
      }
      if count > 1 {
        throw ReadingError(
          "SP002", at: 0, "\(count) attributes stand for '\(names[0])': only one may")
      }
    }
    let type = zip(roles, attributes).first { $0.0 == .part }?.1.type ?? .string
    for (role, attribute) in zip(roles, attributes) where role != .part && role != .other {
      guard attribute.type.isNumber else {
        throw ReadingError(
          "SP002", at: 0, "attribute '\(attribute.name)' is \(attribute.type.word), not numeric")
      }
    }
    switch type {
    case .nominal(let labels):
      parts = labels.map(Self.part)
      guard parts.contains(.train), parts.contains(.test) else {
        throw ReadingError(
          "SP002", at: 0, "the labels of 'type' are not TRAIN and TEST",
          hint: "declare it as @attribute type {TRAIN,TEST}")
      }
      hasUsualLabels = labels.contains("TRAIN") && labels.contains("TEST")
      unusual += zip(labels, parts).filter { $1 != nil && $0 != $0.uppercased() }.map(\.0)
    case .string:
      parts = []
      hasUsualLabels = true
    default:
      throw ReadingError("SP002", at: 0, "attribute 'type' is \(type.word), not {TRAIN,TEST}")
    }
    unusualSpellings = unusual
  }

  /// The set that a label names, in any letter case.
  static func part(_ label: String) -> SplitPart? {
    SplitPart(rawValue: label.lowercased())
  }
}
