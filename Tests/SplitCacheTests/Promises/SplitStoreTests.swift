// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import SplitCache
import Testing

@Suite struct SplitStoreTests {
  @Test func `misses once and hits from then on`() throws {
    let calls = try Scene.filled()
    let store = try Scene.store(calls)
    let provenance = try Scene.get(store)
    #expect(provenance.outcome == .hit)
    #expect(provenance.reason == nil)
    #expect(provenance.hashing == nil)
    #expect(store.statistics.hits == 1)
    #expect(calls.disk.temporaries.isEmpty)
    #expect(calls.openCount == 1, "only the directory is open")
  }
}
