// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// The values of one column in one row group, ready to be written.
package enum ColumnValues: Sendable {
  /// Fractions; NaN is missing.
  case doubles([Double])
  /// Whole numbers and times; `Int64.min` is missing.
  case integers([Int64])
  /// Whole numbers of which long stretches come again: none is missing.
  ///
  /// They are plain and in one page, packed harder, so that the packing finds the stretches.
  case stretches([Int64])
  /// Places in a list of texts, which all are written; −1 is missing.
  case codes([Int32], of: ColumnLabels)
  /// Texts one behind the other, each with its end; missing ones are marked.
  case texts(SharedBytes, ends: [Int], isMissing: [Bool])

  /// The number of values.
  var count: Int {
    switch self {
    case .doubles(let values): values.count
    case .integers(let values), .stretches(let values): values.count
    case .codes(let values, _): values.count
    case .texts(_, let ends, _): ends.count
    }
  }
}

/// The texts that the codes of a column stand for.
package final class ColumnLabels: Sendable {
  /// The texts as a dictionary's page holds them: lengths and bytes.
  let page: SharedBytes
  /// The number of texts.
  let count: Int
  /// The bits of a code.
  let width: Int
  private let texts: [[UInt8]]

  /// Takes the texts in the order of their codes.
  package init(_ labels: [String]) {
    var page = ByteSink()
    var texts: [[UInt8]] = []
    for label in labels {
      let bytes = Array(label.utf8)
      page.append(littleEndian: UInt32(bytes.count))
      page.append(bytes)
      texts.append(bytes)
    }
    self.page = page.takeBytes()
    self.texts = texts
    count = labels.count
    width = labels.count < 2 ? 0 : Int.bitWidth - (labels.count - 1).leadingZeroBitCount
  }

  /// The least and the greatest of the texts that some codes stand for.
  func bounds(of codes: [Int32]) -> (least: [UInt8], greatest: [UInt8])? {
    var isUsed = [Bool](repeating: false, count: count)
    for code in codes where code >= 0 { isUsed[Int(code)] = true }
    var bounds: (least: [UInt8], greatest: [UInt8])?
    for (index, text) in texts.enumerated() where isUsed[index] {
      guard let old = bounds else {
        bounds = (text, text)
        continue
      }
      if text.lexicographicallyPrecedes(old.least) { bounds?.least = text }
      if old.greatest.lexicographicallyPrecedes(text) { bounds?.greatest = text }
    }
    return bounds
  }
}
