// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Why the bytes of a source were read to find its entry.
///
/// There may be more reasons one day, so a `switch` over them needs a `default`.
public struct HashReason: RawRepresentable, Hashable, Sendable, CaseIterable {
  /// A stable word for programs.
  public let rawValue: String
  private let text: String

  private init(_ rawValue: String, _ text: String) {
    self.rawValue = rawValue
    self.text = text
  }

  /// The reason of a word; nothing if it is none of ``allCases``.
  public init?(rawValue: String) {
    guard let reason = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = reason
  }

  /// All reasons that there are.
  public static let allCases: [HashReason] = [
    .asked, .noRecord, .damagedRecord, .changedSource, .youngRecord, .oddIdentity,
  ]

  /// It was asked for.
  public static let asked = HashReason("asked", "the content was to be checked")
  /// No record of the file was there.
  public static let noRecord = HashReason("noRecord", "no record tells what this file holds")
  /// The record was damaged.
  public static let damagedRecord = HashReason(
    "damagedRecord", "the record of this file is damaged")
  /// The file changed since the record was made.
  public static let changedSource = HashReason(
    "changedSource", "the file changed since its record was made")
  /// The record was made so soon after a change that another one may have gone unseen.
  public static let youngRecord = HashReason(
    "youngRecord", "the record was made within two seconds of a change")
  /// The file system gives no usable identity.
  public static let oddIdentity = HashReason(
    "oddIdentity", "the file system gives the file no usable identity")
}

extension HashReason: CustomStringConvertible {
  /// The reason in words, without a full stop.
  public var description: String { text }
}
