// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What an attribute of a split file stands for.
package enum SplitRole: Hashable, CaseIterable, Sendable {
  /// `type`: train or test.
  case part
  /// `rowid`.
  case rowID
  /// `repeat`.
  case repeatIndex
  /// `fold`.
  case foldIndex
  /// `sample`.
  case sampleIndex
  /// Any other attribute.
  case other

  /// The names that OpenML and its users write, ours first, in small letters.
  package var names: [String] {
    switch self {
    case .part: ["type"]
    case .rowID: ["rowid", "row_id"]
    case .repeatIndex: ["repeat", "repeat_nr"]
    case .foldIndex: ["fold", "fold_nr"]
    case .sampleIndex: ["sample", "sample_nr"]
    case .other: []
    }
  }

  /// The role that a name has in any letter case.
  package init(of name: String) {
    // Longer names than these are none of them, and there may be a million.
    guard name.utf8.count <= 9 else {
      self = .other
      return
    }
    let lower = name.lowercased()
    self = Self.allCases.first { $0.names.contains(lower) } ?? .other
  }
}
