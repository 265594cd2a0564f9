// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Hashing
internal import JSONKit
internal import SplitModel

/// Writes the objects of the forms json and ndjson.
enum JSONSplitWriter {
  /// Appends the members of the head, without the closing brace.
  static func append(_ head: SplitHead, to sink: inout ByteSink) {
    sink.append("{\"format\":\"splittool.split\",\"version\":1,\"name\":")
    sink.append(jsonText: head.name)
    sink.append(",\"layout\":{\"order\":\"")
    sink.append(head.layout.order.rawValue)
    sink.append(head.layout.hasSampleColumn ? "\",\"sample\":true}" : "\",\"sample\":false}")
    if let digest = head.digest {
      sink.append(",\"digest\":\"sha256:")
      sink.append(digest.hexadecimal)
      sink.append("\"")
    }
  }

  /// Appends a cell as one object.
  static func append(_ cell: Fold, to sink: inout ByteSink) {
    sink.append("{\"repeat\":")
    sink.append(decimal: cell.id.repeatIndex)
    sink.append(",\"fold\":")
    sink.append(decimal: cell.id.foldIndex)
    sink.append(",\"sample\":")
    sink.append(decimal: cell.id.sampleIndex)
    sink.append(",\"train\":[")
    append(cell.train, to: &sink)
    sink.append("],\"test\":[")
    append(cell.test, to: &sink)
    sink.append("]}")
  }

  private static func append(_ rows: RowIDs, to sink: inout ByteSink) {
    guard let first = rows.first else { return }
    sink.append(decimal: first)
    var isFirst = true
    rows.forEachPiece { piece in
      let rest = isFirst ? piece.extracting(droppingFirst: 1) : piece
      sink.append(lines: rest, prefix: [UInt8(ascii: ",")], suffix: [])
      isFirst = false
    }
  }
}
