// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ARFF
internal import ByteKit
internal import TableCodecs
internal import TestSupport
internal import Testing

@Suite struct ParquetMaliceTests {
  /// Files of other programs have no checksums over their metadata, and few over pages, so that
  /// damage reaches everything.
  @Test(arguments: [
    "pyarrow-snappy-v1", "pyarrow-gzip-v2", "pyarrow-delta-zstd", "pyarrow-split-lz4",
    "pyarrow-int96", "polars-zstd", "duckdb-snappy",
  ])
  func `never traps on damage that no checksum shows`(name: String) throws {
    let source = try SharedBytes.reading(Fixtures.path("parquet/\(name).parquet"))
    let bytes = source.bytes.array(0..<source.count)
    var generator = SeededGenerator(seed: UInt64(bytes.count))
    let limit = ReadingOptions(limits: Limits(sparseCells: 1 << 16))
    for _ in 0..<4000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let index = Int.random(in: damaged.indices, using: &generator)
        damaged[index] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = try? ParquetTableCodec().decode(SharedBytes(damaged), options: limit)
    }
    for length in bytes.indices {
      #expect(throws: (any Error).self) {
        try ParquetTableCodec().decode(SharedBytes(Array(bytes[..<length])), options: limit)
      }
    }
  }
}
