// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Another place of the text that explains a finding, such as the declaration of an attribute.
public struct RelatedPlace: Hashable, Sendable {
  /// The bytes, counted from the start of the text.
  public var range: Range<Int>
  /// What stands there, in a few words: `declared here`.
  public var message: String

  /// Names a place.
  public init(_ range: Range<Int>, _ message: String) {
    self.range = range
    self.message = message
  }
}
