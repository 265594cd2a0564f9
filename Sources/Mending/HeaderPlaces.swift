// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Where the parts of a declaration stand that a fix of a row may change.
struct HeaderPlaces {
  /// The name.
  var name = 0..<0
  /// The labels.
  var labels: [Range<Int>] = []
  /// The closing brace of a list of labels.
  var endOfLabels: Int?
  /// The type word.
  var typeWord: Range<Int>?
}
