// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A change of a text: bytes that go, and what comes in their place.
public struct TextEdit: Hashable, Sendable {
  /// The bytes that go, counted from the start of the text.
  public var range: Range<Int>
  /// The bytes that come.
  public var replacement: [UInt8]

  /// Makes an edit from bytes.
  public init(_ range: Range<Int>, _ replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  /// Makes an edit from text.
  public init(_ range: Range<Int>, _ replacement: String) {
    self.init(range, Array(replacement.utf8))
  }
}
