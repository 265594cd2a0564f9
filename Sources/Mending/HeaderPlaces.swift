// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Where the parts of a declaration stand that a fix of a row may change.
struct HeaderPlaces {
  /// The closing brace of a list of labels.
  var endOfLabels: Int?
  /// Whether the list is empty.
  var hasNoLabels = false
  /// The type word.
  var typeWord: Range<Int>?
}
