// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import Diagnostics
internal import Mending
internal import TestSupport
internal import Testing

@Suite struct MutationTests {
  /// The table as text, without the relation's name, which a file may have lost.
  private func canonical(_ text: SharedBytes) -> String? {
    guard let table = try? Table(parsing: text, options: ReadingOptions(isStrict: true)) else {
      return nil
    }
    var sink = ByteSink()
    _ = ARFFWriter.write(table, into: &sink)
    return String(decoding: sink.array, as: UTF8.self).split(separator: "\n").dropFirst()
      .joined(separator: "\n")
  }

  @Test(arguments: Mutation.all)
  func `a thousand faults of a kind are mended or left, never something else`(
    _ mutation: Mutation
  ) throws {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    var count = 0
    var mendedCount = 0
    // The same fault twice is mended once: few kinds have a thousand faults that differ.
    var known: [[UInt8]: Bool] = [:]
    while count < 1000 {
      let table = KnownTable.all.randomElement(using: &generator) ?? KnownTable.all[0]
      guard let bytes = mutation.apply(table, &generator) else { continue }
      count += 1
      if let isMended = known[bytes] {
        mendedCount += isMended ? 1 : 0
        continue
      }
      known[bytes] = false
      let mended = Fixer().mend(SharedBytes(bytes))
      let broken = String(decoding: bytes, as: UTF8.self)
      guard mended.left.isEmpty else {
        #expect(mended.left.allSatisfy { !$0.message.isEmpty })
        continue
      }
      // What a strict reader takes as it is has no fault that anybody could see.
      if !mended.isChanged {
        #expect(canonical(SharedBytes(bytes)) != nil, "seed \(seed): \(broken)")
        continue
      }
      mendedCount += 1
      known[bytes] = true
      let found = canonical(mended.bytes)
      let wanted = canonical(SharedBytes(Array(table.text.utf8)))
      #expect(found == wanted, "seed \(seed): \(broken)")
      if found != wanted { return }
      let again = Fixer().mend(mended.bytes)
      #expect(again.bytes === mended.bytes)
    }
    #expect(mendedCount >= 10 * mutation.least, "seed \(seed)")
  }

  @Test(arguments: 0..<200)
  func `a right table comes back byte for byte`(_ seed: UInt64) throws {
    let text = SharedBytes(Array(RandomTableText(seed: seed).text.utf8))
    guard canonical(text) != nil else { return }
    #expect(Fixer(allowsUnsafe: true).mend(text).bytes === text)
  }
}
