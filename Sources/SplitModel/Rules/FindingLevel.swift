// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// How much a finding matters.
public enum FindingLevel: String, Hashable, Sendable, Comparable, CaseIterable {
  /// Something to know.
  case information
  /// Legal, but hardly meant.
  case warning
  /// The split must not be used as it is.
  case error

  /// Orders by weight, errors last.
  public static func < (a: FindingLevel, b: FindingLevel) -> Bool { a.weight < b.weight }

  private var weight: Int {
    switch self {
    case .information: 0
    case .warning: 1
    case .error: 2
    }
  }
}
