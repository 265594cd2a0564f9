// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// How a table is written.
public struct TableEncodingOptions: Sendable {
  /// Whether what a form cannot hold is left out instead of refused.
  public var isLossy: Bool
  /// Whether the members of an archive are compressed.
  public var isDeflated: Bool

  /// Refuses losses and does not compress.
  public init(isLossy: Bool = false, isDeflated: Bool = false) {
    self.isLossy = isLossy
    self.isDeflated = isDeflated
  }
}
