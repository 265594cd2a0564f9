// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics

/// Rows of a spreadsheet: another separator in every one of them, or decimal commas in a column.
///
/// Such a thing is never the fault of one row, so all rows decide about it.
struct DataDialect {
  let columns: [ColumnFit]
  let bytes: [UInt8]
  let lines: [Range<Int>]

  /// What the rows have in common.
  enum Kind {
    case separator(UInt8, hasDecimalCommas: Bool)
    case decimalCommas
  }

  /// The kind and the edit of each row; nothing if not every row is of one kind.
  ///
  /// - Complexity: O(*n* · *s*) for *n* fields and *s* more commas a row than columns.
  func edits() -> (kind: Kind, edits: [TextEdit])? {
    guard columns.count > 1, !lines.isEmpty else { return nil }
    for separator in [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")] {
      if let found = separated(by: separator) { return found }
    }
    return decimalCommas()
  }
}

// MARK: - Another separator

extension DataDialect {
  private func separated(by separator: UInt8) -> (kind: Kind, edits: [TextEdit])? {
    let pieces = Pieces(bytes: bytes, separator: separator)
    var rows: [(range: Range<Int>, pieces: [Range<Int>])] = []
    for line in lines {
      let found = pieces.of(line)
      guard found.count == columns.count, let end = found.last?.upperBound else { return nil }
      rows.append((line.lowerBound..<end, found))
    }
    // With as many commas in each row, nobody knows which of the two separates.
    let commas = Pieces(bytes: bytes, separator: UInt8(ascii: ","))
    if lines.allSatisfy({ fits(commas.of($0), commas) }) { return nil }
    var isDecimal = false
    let decimals = columns.indices.map { column in
      let hasComma =
        columns[column].isNumber
        && rows.contains { bytes[$0.pieces[column]].contains(UInt8(ascii: ",")) }
      if hasComma { isDecimal = true }
      return hasComma
    }
    var edits: [TextEdit] = []
    for row in rows {
      var values: [[UInt8]] = []
      for (column, piece) in row.pieces.enumerated() {
        let value =
          decimals[column]
          ? number(piece) : pieces.value(of: piece, in: columns[column])
        guard let value else { return nil }
        values.append(value.spelling)
      }
      edits.append(
        TextEdit(trimmedEnd(row.range), Array(values.joined(separator: [UInt8(ascii: ",")]))))
    }
    return (.separator(separator, hasDecimalCommas: isDecimal), edits)
  }

  /// Whether there is one value for each column, and each fits.
  private func fits(_ row: [Range<Int>], _ pieces: Pieces) -> Bool {
    row.count == columns.count
      && zip(row, columns).allSatisfy { pieces.value(of: $0, in: $1) != nil }
  }

  private func trimmedEnd(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
    return range.lowerBound..<end
  }

  /// A number of a column with decimal commas: with one, or with neither comma nor dot.
  private func number(_ piece: Range<Int>) -> FieldValue? {
    let range = OddSpace.trimmed(bytes, piece)
    let text = Array(bytes[range])
    if text.isEmpty || text == [UInt8(ascii: "?")] { return .missing }
    guard !text.contains(UInt8(ascii: ".")) else { return nil }
    let dotted = text.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
    return dotted.decimal == nil ? nil : .text(dotted)
  }
}

// MARK: - Decimal commas between commas

extension DataDialect {
  private func decimalCommas() -> (kind: Kind, edits: [TextEdit])? {
    let commas = Pieces(bytes: bytes, separator: UInt8(ascii: ","))
    let rows = lines.map { commas.of($0) }
    // One row may as well have a value too many.
    guard rows.count > 1, let count = rows.first?.count, count > columns.count,
      count <= 2 * columns.count,
      rows.allSatisfy({ $0.count == count })
    else { return nil }
    guard let isPair = assignment(rows, surplus: count - columns.count, commas) else { return nil }
    var edits: [TextEdit] = []
    for row in rows {
      var next = 0
      var values: [[UInt8]] = []
      for (column, fit) in columns.enumerated() {
        if isPair[column] {
          let whole = bytes[OddSpace.trimmed(bytes, row[next])]
          let fraction = bytes[OddSpace.trimmed(bytes, row[next + 1])]
          values.append(whole + [UInt8(ascii: ".")] + fraction)
        } else {
          guard let value = commas.value(of: row[next], in: fit) else { return nil }
          values.append(value.spelling)
        }
        next += isPair[column] ? 2 : 1
      }
      let range = row[0].lowerBound..<row[count - 1].upperBound
      edits.append(
        TextEdit(trimmedEnd(range), Array(values.joined(separator: [UInt8(ascii: ",")]))))
    }
    return (.decimalCommas, edits)
  }

  /// Which columns take two fields, if there is one way alone that fits all rows.
  private func assignment(
    _ rows: [[Range<Int>]], surplus: Int, _ commas: Pieces
  ) -> [Bool]? {
    // ways[column][offset]: in how many ways the columns before it take so many fields more.
    var ways = [[Int]](
      repeating: [Int](repeating: 0, count: surplus + 1), count: columns.count + 1)
    ways[0][0] = 1
    var pairs = ways
    for (column, fit) in columns.enumerated() {
      for offset in 0...surplus where ways[column][offset] > 0 {
        let field = column + offset
        if rows.allSatisfy({ commas.value(of: $0[field], in: fit) != nil }) {
          ways[column + 1][offset] += ways[column][offset]
        }
        guard offset < surplus, fit.isNumber,
          rows.allSatisfy({ isPair($0[field], $0[field + 1]) })
        else { continue }
        ways[column + 1][offset + 1] += ways[column][offset]
        pairs[column + 1][offset + 1] = 1
      }
    }
    guard ways[columns.count][surplus] == 1 else { return nil }
    return path(ways, pairs, surplus)
  }

  private func path(_ ways: [[Int]], _ pairs: [[Int]], _ surplus: Int) -> [Bool] {
    var isPair = [Bool](repeating: false, count: columns.count)
    var offset = surplus
    for column in columns.indices.reversed() where offset > 0 {
      // One way alone leads here, so a pair that could end here did, if the place before it counts.
      if pairs[column + 1][offset] == 1, ways[column][offset - 1] > 0 {
        isPair[column] = true
        offset -= 1
      }
    }
    return isPair
  }

  /// Whether two fields are the whole and the fraction of a number.
  private func isPair(_ whole: Range<Int>, _ fraction: Range<Int>) -> Bool {
    let left = Array(bytes[OddSpace.trimmed(bytes, whole)])
    let right = Array(bytes[OddSpace.trimmed(bytes, fraction)])
    guard let first = right.first, first.isASCIIDigit,
      left.allSatisfy({ $0.isASCIIDigit || $0 == 0x2B || $0 == 0x2D })
    else { return false }
    let number = left + [UInt8(ascii: ".")] + right
    return !right.contains(UInt8(ascii: ".")) && number.decimal != nil
  }
}
