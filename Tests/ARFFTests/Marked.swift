// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A text with the place that a finding must point at, marked by `→`.
struct Marked {
  /// The text without the mark.
  let bytes: [UInt8]
  /// The place of the mark; nothing if there is none.
  let offset: Int?

  /// Takes the mark out of a text.
  init(_ text: String) {
    let parts = text.split(separator: "→", maxSplits: 1, omittingEmptySubsequences: false)
    bytes = parts.flatMap { Array($0.utf8) }
    offset = parts.count > 1 ? parts[0].utf8.count : nil
  }
}
