// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// One step through a JSON text.
public enum JSONEvent: Equatable, Sendable {
  /// `{`.
  case beginObject
  /// `}`.
  case endObject
  /// `[`.
  case beginArray
  /// `]`.
  case endArray
  /// A member's name; the colon behind it has been read.
  case key(JSONText)
  /// A text in quotes.
  case text(JSONText)
  /// A number: the bytes of its spelling, which follow the grammar of JSON.
  case number(Range<Int>)
  /// `true` or `false`.
  case boolean(Bool)
  /// `null`.
  case null
  /// The end of the text, behind one complete value.
  case end
}

/// A checked JSON text: where its bytes are, and whether they hold escapes.
public struct JSONText: Equatable, Sendable {
  /// The bytes between the quotes.
  public let range: Range<Int>
  /// Whether there is a backslash among them.
  public let hasEscapes: Bool
}
