// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import Arrow
internal import ByteKit
internal import Parquet

extension ColumnBatch {
  /// Some values of an Arrow column, codes with the texts that they stand for.
  init(
    _ column: ArrowArray, _ rows: Range<Int>, _ dictionary: [ArrowArray]?,
    _ conversion: CellConversion
  ) throws(ReadingError) {
    self.init()
    for row in rows {
      let isMissing = column.isMissing(row)
      switch conversion {
      case .integers, .truths, .times: append(isMissing ? 0 : column.integer(row), isMissing)
      case .doubles: append(isMissing ? 0 : column.double(row), isMissing)
      case .halves:
        let bits = isMissing ? 0 : column.half(row)
        append(bytes: [UInt8(truncatingIfNeeded: bits), UInt8(bits >> 8)], isMissing)
      case .decimals: append(bytes: isMissing ? [] : column.bytes(row).reversed(), isMissing)
      case .texts, .labels:
        if isMissing {
          append(text: SharedBytes([]), 0..<0, isMissing: true)
        } else if let dictionary {
          try append(code: column.integer(row), of: dictionary, column.field)
        } else {
          let (source, range) = try column.text(row)
          append(text: source, range, isMissing: false)
        }
      }
    }
  }

  /// Appends the text of a code; dictionaries may come in several parts, one behind the other.
  private mutating func append(
    code: Int64, of dictionary: [ArrowArray], _ field: ArrowField
  ) throws(ReadingError) {
    var place = code
    for part in dictionary where place >= 0 {
      if place < Int64(part.count) {
        if part.isMissing(Int(place)) {
          append(text: SharedBytes([]), 0..<0, isMissing: true)
        } else {
          let (source, range) = try part.text(Int(place))
          append(text: source, range, code: Int32(exactly: code) ?? -1, isMissing: false)
        }
        return
      }
      place -= Int64(part.count)
    }
    throw ReadingError(.malformed, "a code of '\(field.name)' stands for no text")
  }
}
