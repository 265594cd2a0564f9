// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// How often a store found entries, missed them, and mended them.
public struct StoreStatistics: Equatable, Sendable {
  /// Answers from an entry.
  public private(set) var hits = 0
  /// Answers that had to be computed, by ``MissReason/code``.
  public private(set) var misses: [String: Int] = [:]
  /// Damaged entries that good ones replaced.
  public private(set) var heals = 0
  /// Answers that could not be cached.
  public private(set) var notes = 0
  /// Blocks of 64 KiB that were read and verified for hits.
  public private(set) var verifiedBlocks = 0

  mutating func add(_ provenance: StoreProvenance, verifiedBlocks: Int) {
    self.verifiedBlocks += verifiedBlocks
    if let reason = provenance.reason {
      misses[reason.code, default: 0] += 1
    } else {
      hits += 1
    }
    if provenance.outcome == .healed { heals += 1 }
    if provenance.note != nil { notes += 1 }
  }
}
