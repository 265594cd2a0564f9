// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ARFF
internal import ByteKit
internal import TableCodecs
internal import TestSupport
internal import Testing

@Suite struct ARFFTableTests {
  let codec = ARFFTableCodec()

  /// Writes what a form's reader hands on, block by block, in another form.
  static func convert(
    _ bytes: [UInt8], from source: any TableCodec, to target: any TableCodec, blockSize: Int
  ) throws -> [UInt8] {
    var options = ReadingOptions()
    options.blockSize = blockSize
    var sink = ByteSink()
    var writer: (any TableWriter)?
    try source.read(SharedBytes(bytes), options: options) { block throws(ReadingError) in
      if writer == nil {
        writer = try target.writer(
          relation: block.relation, attributes: block.attributes,
          options: TableEncodingOptions(isLossy: true))
        try writer?.begin(into: &sink)
      }
      try writer?.write(block, into: &sink)
    }
    try writer?.finish(into: &sink)
    return sink.array
  }

  @Test(arguments: [1, 100, 300, 1 << 20], [1, 2, 3, 4, 5, 6] as [UInt64])
  func `gives the same bytes in every form however it is cut into blocks`(
    blockSize: Int, seed: UInt64
  ) throws {
    let text = RandomTableText(seed: seed).text
    let table = try Tables.parse(text)
    for target in TableRegistry.standard.forms {
      let whole = try Tables.encode(table, target, TableEncodingOptions(isLossy: true))
      let cut = try Self.convert(
        Array(text.utf8), from: codec, to: target, blockSize: blockSize)
      #expect(cut == whole, "\(target.name), seed \(seed)")
    }
  }

  @Test func `converts a table without rows`() throws {
    let text = "@relation r\n\n@attribute a numeric\n\n@data\n"
    let same = try Self.convert(Array(text.utf8), from: codec, to: codec, blockSize: 1)
    #expect(String(decoding: same, as: UTF8.self) == text)
    let json = try Self.convert(Array(text.utf8), from: codec, to: JSONTableCodec(), blockSize: 1)
    #expect(String(decoding: json, as: UTF8.self).hasSuffix("\"rows\":[]}\n"))
    let back = try Self.convert(json, from: JSONTableCodec(), to: codec, blockSize: 1)
    #expect(back == same)
  }

  @Test func `says where a text is wrong, in any block`() {
    let text = "@relation r\n@attribute a numeric\n@data\n1\n2\nx\n"
    for blockSize in [1, 1000] {
      let options = ReadingOptions(blockSize: blockSize)
      let error = #expect(throws: ReadingError.self) {
        try codec.read(SharedBytes(Array(text.utf8)), options: options) { _ in }
      }
      #expect(error?.code == "number-expected")
    }
  }
}
