// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import ZipKit

// Sparse rows of numbers, as `scipy.sparse.load_npz` reads them.

extension NPZTableWriter {
  /// Writes compressed sparse rows: `indices`, `indptr`, `format`, `shape`, `data`, and the names.
  mutating func finishRows(into sink: inout ByteSink) throws(ReadingError) {
    var archive = ZipWriter(isDeflated: isDeflated)
    var ends: [Int32] = [0]
    var count = 0
    for block in blocks {
      let first = ends.count
      for _ in 0..<block.rowCount { ends.append(0) }
      block.forEachNumber { row, _, _ in
        ends[first + row] &+= 1
        count += 1
      }
    }
    try checkSize(count, of: 8, "data")
    for index in 1..<ends.count { ends[index] &+= ends[index - 1] }
    let blocks = blocks
    archive.append("indices.npy", to: &sink) { array in
      NPYHeader(type: "<i4", shape: [count]).append(to: &array)
      for block in blocks {
        block.forEachNumber { _, column, _ in
          array.append(littleEndian: Int32(truncatingIfNeeded: column))
        }
      }
    }
    archive.append("indptr.npy", to: &sink) { array in
      NPYHeader(type: "<i4", shape: [ends.count]).append(to: &array)
      for end in ends { array.append(littleEndian: end) }
    }
    archive.append("format.npy", to: &sink) { array in
      NPYHeader(type: "|S3", shape: []).append(to: &array)
      array.append("csr")
    }
    archive.append("shape.npy", to: &sink) { array in
      NPYHeader(type: "<i8", shape: [2]).append(to: &array)
      array.append(littleEndian: Int64(ends.count - 1))
      array.append(littleEndian: Int64(attributes.count))
    }
    archive.append("data.npy", to: &sink) { array in
      NPYHeader(type: "<f8", shape: [count]).append(to: &array)
      for block in blocks {
        block.forEachNumber { _, _, value in
          array.append(littleEndian: (value.isNaN ? Double.nan : value).bitPattern)
        }
      }
    }
    try append("columns", attributes.map(\.name), &archive, to: &sink)
    archive.finish(into: &sink)
  }
}
