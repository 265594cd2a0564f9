// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ReferenceARFF
internal import TestSupport
internal import Testing

@Suite struct TableAgainstReferenceTests {
  /// Compares both readers, default and strict; a failure shows the input.
  private func expectAgreement(
    _ bytes: [UInt8], in modes: [Bool] = [false, true], _ origin: @autoclosure () -> String
  ) {
    for strict in modes {
      let reference = strict ? ReferenceReader.readStrictly(bytes) : ReferenceReader.read(bytes)
      let expected = ReferenceReader.json(reference).description
      for isSparse in [false, true] {
        let found = Table.canonicalResult(bytes, strict: strict, keepsSparse: isSparse).description
        if found == expected { continue }
        Issue.record(
          """
          \(origin()), \(strict ? "strict" : "default"), \(isSparse ? "sparse" : "columns"):
          \(String(decoding: bytes, as: UTF8.self).debugDescription)
          reference \(expected)
          table     \(found)
          """)
      }
    }
  }

  @Test(arguments: 0..<16)
  func `agrees on random files`(_ seed: UInt64) {
    var maker = DamagedARFF(seed: seed)
    for count in 0..<60 { expectAgreement(maker.file(), "seed \(seed), file \(count)") }
  }

  /// All lines up to a length over the bytes that mean something; one longer over fewer of them.
  @Test(
    arguments: ["@attribute a string\n", "@attribute a numeric\n@attribute b {x,1}\n"],
    [
      (bytes: "'\"%,{}\\? \t1x\u{C}", most: 3), (bytes: "'\",{}\\ 1", most: 4),
    ])
  func `agrees on all short rows`(_ attributes: String, _ signs: (bytes: String, most: Int)) {
    let alphabet = Array(signs.bytes.utf8)
    let padding = Array("\n%".utf8) + Array(repeating: UInt8(ascii: "-"), count: 64)
    let header = Array("@relation r\n\(attributes)@data\n".utf8)
    var row: [Int] = []
    while true {
      let file = header + row.map { alphabet[$0] }
      expectAgreement(file, "row \(row)")
      // Far from the end of the file, rows take the fast path.
      expectAgreement(file + padding, in: [false], "padded row \(row)")
      var place = row.count - 1
      while place >= 0, row[place] == alphabet.count - 1 { place -= 1 }
      if place < 0 {
        if row.count == signs.most { return }
        row = Array(repeating: 0, count: row.count + 1)
      } else {
        row[place] += 1
        for later in row.indices[(place + 1)...] { row[later] = 0 }
      }
    }
  }

  @Test(arguments: Fixtures.names(in: "fuzz/arff", suffix: ".arff"))
  func `agrees on what fuzzing found`(_ name: String) throws {
    expectAgreement(try Fixtures.array("fuzz/arff/\(name)"), name)
  }

  @Test(arguments: ARFFFixture.accepted + ARFFFixture.rejected)
  func `agrees on small fixtures cut at every length`(_ fixture: ARFFFixture) throws {
    let bytes = try fixture.bytes()
    guard bytes.count < 160 else { return }
    for length in bytes.indices {
      expectAgreement(Array(bytes[..<length]), in: [false], "cut at \(length)")
    }
  }
}
