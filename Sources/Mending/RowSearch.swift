// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Finds the one way to read a row whose fields fit the columns.
struct RowSearch {
  /// A field of a row that was found.
  struct Field {
    let reading: FieldReading
    let value: FieldValue
  }

  /// What came out.
  enum Result {
    /// No reading fits.
    case none
    /// One reading fits.
    case one([Field])
    /// Several readings fit.
    case several
  }

  /// The columns; empty for none, so that a shorter row can be sought.
  let columns: ArraySlice<ColumnFit>
  /// Makes text fit a column beyond what it means by itself.
  let guess: (_ text: [UInt8], _ column: Int) -> FieldValue?

  /// Reads the values between two places of a line.
  ///
  /// - Complexity: O(*n* · *s*²) for *n* columns and *s* spare commas.
  func read(_ bytes: [UInt8], _ range: Range<Int>) -> Result {
    let commas = bytes[range].count { $0 == UInt8(ascii: ",") }
    let spare = max(0, commas + 1 - columns.count)
    guard spare <= Self.mostSpareCommas else { return .none }
    let readings = FieldReadings(
      bytes: bytes, end: range.upperBound, spareCommas: spare)
    // For each column, where fields may begin, in how many ways, and how the last one came there.
    var states: [[Int: State]] = [[range.lowerBound: State(ways: 1, field: nil, from: 0)]]
    for index in columns.indices {
      let isLast = index == columns.endIndex - 1
      let next = step(states[index], readings, index, isLast: isLast)
      if next.isEmpty { return .none }
      states.append(next)
    }
    guard let end = states[columns.endIndex][Self.end] else { return .none }
    guard end.ways == 1 else { return .several }
    let fields = path(states)
    // One row alone cannot tell a decimal comma from a value too many.
    let hasDecimalComma = zip(columns, fields).contains { $0.isNumber && $1.reading.hasComma }
    return hasDecimalComma ? .several : .one(fields)
  }

  private static let mostSpareCommas = 32
  private static let end = -1

  private struct State {
    var ways: Int
    let field: Field?
    let from: Int
  }

  private func step(
    _ states: [Int: State], _ readings: FieldReadings, _ index: Int, isLast: Bool
  ) -> [Int: State] {
    var next = [Int: State]()
    for (start, state) in states where start != Self.end {
      var seen = Set<Step>()
      for reading in readings.all(at: start) {
        guard isLast == (reading.next == nil), let value = value(of: reading, index) else {
          continue
        }
        let place = reading.next ?? Self.end
        guard seen.insert(Step(place: place, value: value)).inserted else { continue }
        let field = Field(reading: reading, value: value)
        next[place, default: State(ways: 0, field: field, from: start)].ways =
          min(2, (next[place]?.ways ?? 0) + state.ways)
      }
    }
    return next
  }

  private struct Step: Hashable {
    let place: Int
    let value: FieldValue
  }

  private func value(of reading: FieldReading, _ index: Int) -> FieldValue? {
    switch reading.content {
    case .empty, .missing: return .missing
    case .text(let text, _):
      if reading.hasComma, columns[index].isNumber { return decimal(text) }
      return columns[index].value(of: text) ?? guess(text, index)
    }
  }

  /// A number with a decimal comma.
  private func decimal(_ text: [UInt8]) -> FieldValue? {
    guard text.count(where: { $0 == UInt8(ascii: ",") }) == 1 else { return nil }
    let dotted = text.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
    return dotted.decimal == nil ? nil : .text(dotted)
  }

  private func path(_ states: [[Int: State]]) -> [Field] {
    var fields: [Field] = []
    var place = Self.end
    for index in stride(from: columns.endIndex, to: 0, by: -1) {
      guard let state = states[index][place], let field = state.field else { return [] }
      fields.append(field)
      place = state.from
    }
    return fields.reversed()
  }
}
