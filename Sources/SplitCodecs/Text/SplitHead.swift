// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import Hashing
internal import SplitModel

/// What the text forms json, ndjson and yaml say about a split set before its cells.
struct SplitHead {
  /// The value of the member `format`.
  static let format = "splittool.split"
  /// The newest value of the member `version`.
  static let version = 1

  /// The members of the whole.
  enum Member: String, CaseIterable { case format, version, name, layout, digest, cells }
  /// The members of `layout`.
  enum LayoutMember: String, CaseIterable { case order, sample }
  /// The members of a cell.
  enum CellMember: String, CaseIterable { case `repeat`, fold, sample, train, test }

  var name = ""
  var layout = SplitLayout()
  var digest: SHA256Digest?

  init() {}

  /// Describes a split set, digest included.
  init(_ split: SplitSet) {
    name = split.name
    layout = split.layout
    digest = split.digest()
  }

  /// Checks the value of `format`.
  static func check(format: String, at offset: Int) throws(ReadingError) {
    guard format == Self.format else {
      throw ReadingError(.wrongForm, at: offset, "the format is not '\(Self.format)'")
    }
  }

  /// Checks the value of `version`.
  static func check(version: Int, at offset: Int) throws(ReadingError) {
    guard version == Self.version else {
      throw .unsupportedVersion(version, newest: Self.version, at: offset)
    }
  }

  /// Reads the value of `order`.
  mutating func set(order: String, at offset: Int) throws(ReadingError) {
    guard let order = SplitLayout.Order(rawValue: order) else {
      let known = SplitLayout.Order.allCases.map(\.rawValue).joined(separator: ", ")
      throw .malformed(at: offset, "the order of the layout is none of \(known)")
    }
    layout.order = order
  }

  /// Reads the value of `digest`.
  mutating func set(digest: String, at offset: Int) throws(ReadingError) {
    guard digest.hasPrefix("sha256:"),
      let value = SHA256Digest(hexadecimal: digest.dropFirst(7))
    else {
      throw .malformed(at: offset, "a digest is 'sha256:' and 64 hexadecimal digits")
    }
    self.digest = value
  }

  /// Finishes the split set and compares it with the digest, if there is one.
  consuming func finish(_ cells: consuming SplitAssembler) throws(ReadingError) -> SplitSet {
    let split = try cells.finish(name: name, layout: layout)
    if let digest {
      let computed = split.digest()
      guard computed == digest else {
        throw .badDigest(found: digest.hexadecimal, computed: computed.hexadecimal)
      }
    }
    return split
  }
}
