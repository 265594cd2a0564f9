// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

// A store that workers share: example-shared-store SPLITS DIRECTORY
//
// Whoever comes first parses and publishes; all the others find the entry. No worker waits for
// another, none sees half an entry, and processes may do the same at the same time.

import ByteKit
import Diagnostics
import Hashing
import SplitCache
import SplitCodecs

let words = CommandLine.arguments
let store = try SplitStore(
  directory: .init(words[2]), options: StoreOptions(codec: BinaryCodec()))
let digests = try await withThrowingTaskGroup(of: String.self) { group in
  for _ in 0..<8 {
    group.addTask {
      let answer = try store.get(.init(words[1])) { bytes in
        try ARFFSplitCodec().decode(bytes, options: ReadingOptions())
      }
      return answer.provenance.digest.hexadecimal
    }
  }
  var digests = Set<String>()
  for try await digest in group { digests.insert(digest) }
  return digests
}
print("8 workers, \(digests.count) split: \(digests.first ?? "none")")
