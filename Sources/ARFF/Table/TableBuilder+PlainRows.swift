// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics

extension TableBuilder {
  /// Sets the cells of rows whose fields stand bare between separators, for as long as they do.
  ///
  /// A number is one in plain digits, a label or a text what stands there, and nothing at all is
  /// missing. Whatever else turns up, a quote, a date, a field too many, leaves the row as if it had
  /// not been begun, for the caller to read.
  ///
  /// - Returns: The place of the first row that was not read, at `stop` or before it, or behind the
  ///   row in which that lies.
  package mutating func appendPlainRows(
    _ bytes: RawSpan, from start: Int, upTo stop: Int, separator: UInt8, longestText: Int
  ) -> Int {
    guard plan.bags.isEmpty, plan.formats.isEmpty,
      var fields = FieldCursor(bytes, from: start, separator: separator)
    else { return start }
    var place = start
    while place < stop {
      _ = manners.beginWindow(at: rowCount, plan)
      guard readPlainRow(&fields, longestText), fields.endRow() else {
        undoRow()
        return place
      }
      changes.removeAll(keepingCapacity: true)
      place = fields.place
      endRow()
    }
    return place
  }

  @inline(__always)
  private mutating func readPlainRow(_ fields: inout FieldCursor, _ longestText: Int) -> Bool {
    let (runs, bytes, writer, stride) = (manners.runs, fields.bytes, writer, block.capacity)
    var index = 0
    while index < runs.count {
      let run = runs[index]
      var column = run.first
      var cell = run.slot &* stride &+ rowCount
      let isRead = fields.read(run.count) { field in
        let number: Double? =
          switch run.manner {
          case .shortNumbers: field.shortNumber
          case .longNumbers: field.longDecimal
          case .integers: field.shortNumber.flatMap { $0 == Double(Int64($0)) ? $0 : nil }
          case .numbers, .labels, .texts, .bags, .skipped: nil
          }
        if let number {
          writer.store(word: number.bitPattern, at: cell)
        } else {
          guard readField(bytes, field.start..<field.end, run, column, cell, longestText) else {
            return false
          }
        }
        column &+= 1
        cell &+= stride
        return true
      }
      guard isRead else { return false }
      index &+= 1
    }
    return true
  }

  /// Reads a field that is no number of its run's manner.
  @inline(never)
  private mutating func readField(
    _ bytes: RawSpan, _ range: Range<Int>, _ run: ColumnRun, _ column: Int, _ cell: Int,
    _ longestText: Int
  ) -> Bool {
    guard !range.isEmpty else {
      setMissing(in: column)
      // Texts count as missing until they are set.
      if run.manner != .texts { changes.append(column) }
      return true
    }
    switch run.manner {
    case .shortNumbers, .longNumbers, .numbers, .integers:
      let number = DecimalNumber.parse(bytes, at: range.lowerBound)
      guard number.next == range.upperBound else { return false }
      if run.manner == .integers {
        guard number.value == number.value.rounded(.towardZero) else { return false }
      } else if run.manner != .numbers {
        manners.addMisfit(column, isLongDecimal: range.count > 9)
      }
      writer.store(word: number.value.bitPattern, at: cell)
    case .labels:
      return setLabel(bytes.extracting(range), in: column)
    case .texts:
      guard range.count <= longestText,
        bytes.firstFieldEnd(from: range.lowerBound) == range.upperBound,
        bytes.firstInvalidUTF8(in: range) == nil
      else { return false }
      setText(bytes.extracting(range), in: column)
      changes.append(column)
    case .bags, .skipped: return false
    }
    return true
  }

  /// Takes back what the row has changed in the counts of missing values.
  private mutating func undoRow() {
    for column in changes {
      if plan.columns[column].kind == .text {
        missing[column] &+= 1
        writer.store(word: 0, at: plan.slots[column].slot &* block.capacity &+ rowCount)
      } else {
        missing[column] &-= 1
      }
    }
    changes.removeAll(keepingCapacity: true)
  }
}
