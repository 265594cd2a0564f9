// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A place in a text: where a person looks for it.
///
/// Inside the reader a position is a byte offset; this is computed when somebody asks.
public struct TextLocation: Hashable, Sendable {
  /// The line, counted from 1; lines end at LF, CR LF or CR.
  public let line: Int
  /// The column, counted from 1 in Unicode scalars; a byte of broken UTF-8 counts one, a byte order
  /// mark at the start of the text counts nothing.
  public let column: Int

  /// Makes a location.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
