// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit
public import Diagnostics

/// What a fixer made of a text.
public struct MendedText: Sendable {
  /// The mended bytes; the very object that was given if there was nothing to do.
  public let bytes: SharedBytes
  /// What was mended, in the order of places: each finding has its fix, and its range and that of
  /// the fix count in the text as it was.
  public let fixed: [Finding]
  /// What a strict reader of the mended bytes still finds; ranges count in the text as it was.
  ///
  /// Where a guess would mend it, the finding has that fix.
  public let left: [Finding]

  /// Whether any byte is another.
  public var isChanged: Bool { !fixed.isEmpty }
  /// Whether an error is left.
  public var hasErrors: Bool { left.contains { $0.severity == .error } }
}
