// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// How much a finding matters.
public enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
  /// Something to know.
  case information
  /// Legal, but hardly meant: readers differ, or a strict one stops.
  case warning
  /// The file must not be used as it is.
  case error

  /// Orders by weight, errors last.
  public static func < (a: Severity, b: Severity) -> Bool { a.weight < b.weight }

  private var weight: Int {
    switch self {
    case .information: 0
    case .warning: 1
    case .error: 2
    }
  }
}
