// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import SplitModel

/// The row ids of one set in the forms of `show`.
enum RowWriter {
  /// One id a line.
  static func writeLines(_ rows: RowIDs, into sink: inout ByteSink) {
    rows.forEachPiece { sink.append(lines: $0, prefix: [], suffix: [0x0A]) }
  }

  /// One JSON array.
  static func writeJSON(_ rows: RowIDs, into sink: inout ByteSink) {
    sink.append("[")
    var isFirst = true
    rows.forEachPiece { piece in
      var index = 0
      while index < piece.count {
        if !isFirst { sink.append(UInt8(ascii: ",")) }
        isFirst = false
        sink.append(decimal: piece[index])
        index += 1
      }
    }
    sink.append("]")
  }

  /// NumPy's format 1.0: one-dimensional `<i4`, or `<u4` when an id needs it, aligned to 64 bytes.
  static func writeNPY(_ rows: RowIDs, into sink: inout ByteSink) {
    let isSigned = rows.allSatisfy { $0 <= UInt32(Int32.max) }
    var header = "{'descr': '<\(isSigned ? "i4" : "u4")', 'fortran_order': False, "
    header += "'shape': (\(rows.count),), }"
    // Ten bytes stand before the header, and a line end closes it.
    while (header.utf8.count + 11) % 64 != 0 { header += " " }
    sink.append([0x93] + Array("NUMPY".utf8) + [1, 0])
    sink.append(littleEndian: UInt16(header.utf8.count + 1))
    sink.append(header + "\n")
    rows.forEachPiece { sink.append(littleEndian: $0) }
  }
}
