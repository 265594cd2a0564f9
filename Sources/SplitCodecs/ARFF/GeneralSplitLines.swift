// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import SplitModel

/// Reads lines of a split file that are written in an unusual way, with the general lexer.
struct GeneralSplitLines {
  /// The warnings of all lines read so far.
  private(set) var log = FindingLog()
  private let columns: SplitColumns
  private let maximumLineLength: Int
  private let isStrict: Bool
  private var lexer: RowLexer

  init(_ columns: SplitColumns, options: ReadingOptions) {
    self.columns = columns
    maximumLineLength = options.limits.lineLength
    isStrict = options.isStrict
    lexer = RowLexer(columns.attributes)
  }

  /// Reads the line that begins at an offset.
  ///
  /// - Returns: The row, if the line holds one, and where the next line begins.
  mutating func line(
    _ bytes: RawSpan, at start: Int
  ) throws(ReadingError) -> (row: SplitLine?, next: Int) {
    let end = bytes.endOfLine(from: start, before: bytes.byteCount)
    let next = end < bytes.byteCount ? bytes.startOfNextLine(after: end) : end
    guard end - start <= maximumLineLength else {
      throw ReadingError(
        .lineTooLong, at: start, "a line of more than \(maximumLineLength) bytes",
        hint: "raise --max-line")
    }
    let shape: RowLexer.Shape
    do throws(Finding) {
      shape = try lexer.read(bytes, line: start..<end, log: &log)
      if isStrict, let error = log.strictError() { throw error }
    } catch {
      throw ReadingError(error)
    }
    guard shape != .blank else { return (nil, next) }
    // What a sparse row leaves out is zero, or the first label.
    var line = SplitLine(
      key: SplitRowKey(part: .train, repeatIndex: 0, foldIndex: 0, sampleIndex: 0),
      rowID: 0, start: start, digits: 0..<0, end: next)
    if shape == .sparse {
      guard let first = columns.parts.first.flatMap({ $0 }) ?? givenPart else {
        throw ReadingError(
          "SP003", at: lexer.offset, "the row does not say whether it is TRAIN or TEST")
      }
      line.key.part = first
    }
    for field in lexer.fields { try read(field, bytes, into: &line) }
    return (line, next)
  }

  /// Any set, if the row gives one itself.
  private var givenPart: SplitPart? {
    lexer.fields.contains { columns.roles[$0.attribute] == .part } ? .train : nil
  }

  private func read(
    _ field: Field, _ bytes: RawSpan, into line: inout SplitLine
  ) throws(ReadingError) {
    let role = columns.roles[field.attribute]
    let name = columns.attributes[field.attribute].name
    guard case .text(let token) = field.value else {
      if role == .other { return }
      throw ReadingError("SP003", at: field.offset, "'\(name)' is missing")
    }
    let text = lexer.text(of: token, in: bytes)
    switch role {
    case .other: break
    case .part: line.key.part = try part(text, at: field.offset)
    case .rowID:
      line.rowID = try UInt32(number(text, name, at: field.offset, below: Int(UInt32.max)))
      if token.form == .bare, text.allSatisfy(\.isASCIIDigit) { line.digits = token.text }
    case .repeatIndex: line.key.repeatIndex = try index(text, name, at: field.offset)
    case .foldIndex: line.key.foldIndex = try index(text, name, at: field.offset)
    case .sampleIndex: line.key.sampleIndex = try index(text, name, at: field.offset)
    }
  }

  private func part(_ text: [UInt8], at offset: Int) throws(ReadingError) -> SplitPart {
    let label = String(decoding: text, as: UTF8.self)
    for attribute in columns.attributes.indices where columns.roles[attribute] == .part {
      guard case .nominal(let labels) = columns.attributes[attribute].type else { break }
      guard labels.contains(where: { $0.utf8.elementsEqual(text) }) else {
        throw ReadingError(
          .undeclaredNominalValue, at: offset, "'\(label)' is not a label of 'type'",
          hint: "the labels are \(labels.joined(separator: ", "))")
      }
    }
    guard let part = SplitColumns.part(label) else {
      throw ReadingError("SP003", at: offset, "'\(label)' is neither TRAIN nor TEST")
    }
    return part
  }

  private func index(
    _ text: [UInt8], _ name: String, at offset: Int
  ) throws(ReadingError) -> UInt32 {
    UInt32(try number(text, name, at: offset, below: FoldID.largestIndex + 1))
  }

  /// A whole number, however it is written: `7`, `+7`, `7.0`, `7e0`.
  private func number(
    _ text: [UInt8], _ name: String, at offset: Int, below limit: Int
  ) throws(ReadingError) -> Int {
    let shown = String(decoding: text.prefix(60), as: UTF8.self)
    let bytes = text.span.rawBytes
    guard
      let value = DecimalNumber.parse(bytes, in: 0..<text.count)
        ?? NonstandardNumber.parse(bytes, in: 0..<text.count)
    else {
      throw ReadingError(
        .numberExpected, at: offset, "'\(shown)' is not a number (attribute '\(name)')")
    }
    guard value >= 0 else {
      throw ReadingError("SP003", at: offset, "\(name) \(shown) is negative")
    }
    guard value < Double(limit) else {
      throw ReadingError(
        "SP003", at: offset, "\(name) \(shown) is too large: the largest is \(limit - 1)")
    }
    guard value == value.rounded() else {
      throw ReadingError("SP003", at: offset, "\(name) \(shown) is not a whole number")
    }
    return Int(value)
  }
}
