// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// The values of one page as bytes: which are there, then those.
struct PageEncoder {
  private let values: ColumnValues
  private let range: Range<Int>
  private let isOptional: Bool
  private let isShort: Bool

  /// Prepares to encode a range of values.
  init(_ values: ColumnValues, _ range: Range<Int>, _ column: ParquetColumn) {
    self.values = values
    self.range = range
    isOptional = column.isOptional
    isShort = column.type == .int32
  }

  /// Appends levels and values.
  func append(to page: inout ByteSink) {
    if isOptional { appendLevels(to: &page) }
    switch values {
    case .doubles(let values):
      for index in range where !values[index].isNaN {
        page.append(littleEndian: values[index].bitPattern)
      }
    case .integers(let values):
      let present = values[range].filter { $0 != .min }
      DeltaWriter.append(present.span, to: &page)
    case .stretches(let values):
      for index in range {
        if isShort {
          page.append(littleEndian: Int32(truncatingIfNeeded: values[index]))
        } else {
          page.append(littleEndian: values[index])
        }
      }
    case .codes(let codes, let labels):
      let present = codes[range].filter { $0 >= 0 }
      page.append(UInt8(labels.width))
      HybridWriter.append(present.span, width: labels.width, to: &page)
    case .texts(let bytes, let ends, let isMissing):
      let text = bytes.bytes
      for index in range where !isMissing[index] {
        let place = (index == 0 ? 0 : ends[index - 1])..<ends[index]
        page.append(littleEndian: UInt32(place.count))
        page.append(text.extracting(place))
      }
    }
  }

  private func appendLevels(to page: inout ByteSink) {
    var levels: [Int32] = []
    levels.reserveCapacity(range.count)
    switch values {
    case .doubles(let values): for index in range { levels.append(values[index].isNaN ? 0 : 1) }
    case .integers(let values), .stretches(let values):
      for index in range { levels.append(values[index] == .min ? 0 : 1) }
    case .codes(let codes, _): for index in range { levels.append(codes[index] < 0 ? 0 : 1) }
    case .texts(_, _, let isMissing):
      for index in range { levels.append(isMissing[index] ? 0 : 1) }
    }
    var runs = ByteSink()
    HybridWriter.append(levels.span, width: 1, to: &runs)
    page.append(littleEndian: UInt32(runs.count))
    page.append(runs.contents)
  }
}
