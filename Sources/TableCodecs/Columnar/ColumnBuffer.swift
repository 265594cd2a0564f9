// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import Parquet

/// The values of one column while a group of rows is gathered.
final class ColumnBuffer {
  private var doubles: [Double] = []
  private var integers: [Int64] = []
  private var codes: [Int32] = []
  private var text = ByteSink()
  private var ends: [Int] = []
  private var isMissing: [Bool] = []
  private let attribute: Attribute
  private let labels: ColumnLabels

  /// An empty column of an attribute that is not relational.
  init(_ attribute: Attribute) {
    self.attribute = attribute
    if case .nominal(let labels) = attribute.type {
      self.labels = ColumnLabels(labels)
    } else {
      labels = ColumnLabels([])
    }
  }

  /// The bytes of text that were gathered.
  var textSize: Int { text.count }

  /// Appends some rows of a column.
  func append(_ column: Column, _ rows: Range<Int>) {
    switch column {
    case .numbers(let column):
      let values = column.values
      for row in rows { doubles.append(values[row]) }
    case .labels(let column):
      let values = column.codes
      for row in rows { codes.append(values[row]) }
    case .dates(let column):
      let values = column.milliseconds
      for row in rows { integers.append(values[row]) }
    case .texts(let column):
      for row in rows {
        text.append(column.bytes(at: row))
        ends.append(text.count)
        isMissing.append(column.missing?[row] ?? false)
      }
    case .bags: preconditionFailure("relational attributes are refused or left out")
    }
  }

  /// The first row whose number is no whole one that both forms can hold; nothing if there is none.
  var firstFraction: Int? {
    doubles.firstIndex { value in
      !value.isNaN
        && !(value.magnitude <= 0x1p53 && value == value.rounded(.towardZero)
          && !(value == 0 && value.sign == .minus))
    }
  }

  /// Whether all numbers are missing.
  var isEmpty: Bool { doubles.allSatisfy(\.isNaN) }

  /// Takes the values out; numbers as whole ones if that is asked for.
  ///
  /// - Precondition: There is no fraction if numbers shall be whole.
  func take(asIntegers: Bool) -> ColumnValues {
    defer {
      doubles.removeAll(keepingCapacity: true)
      integers.removeAll(keepingCapacity: true)
      codes.removeAll(keepingCapacity: true)
      ends.removeAll(keepingCapacity: true)
      isMissing.removeAll(keepingCapacity: true)
    }
    switch attribute.type {
    case .numeric, .real, .integer:
      return asIntegers
        ? .integers(doubles.map { $0.isNaN ? .min : Int64($0) }) : .doubles(doubles)
    case .nominal: return .codes(codes, of: labels)
    case .date: return .integers(integers)
    case .string, .relational:
      return .texts(text.takeBytes(), ends: ends, isMissing: isMissing)
    }
  }
}
