// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Reads the rows of a file, or of a relational value.
struct RowReader {
  let attributes: [ReferenceAttribute]
  let findings: Findings
  private(set) var rows = ReferenceRows()

  init(_ attributes: [ReferenceAttribute], _ findings: Findings) {
    self.attributes = attributes
    self.findings = findings
  }

  mutating func read(_ line: SourceLine) throws(ReferenceFailure) {
    var scanner = LineScanner(line, findings)
    _ = scanner.skipSpace()
    if scanner.here == code("{") {
      try sparseRow(&scanner)
    } else if !scanner.isAtEnd {
      try denseRow(&scanner)
    }
    _ = try scanner.next()
  }

  private mutating func append(_ cells: [ReferenceCell], sparse: Bool, _ weight: Double) {
    rows.cells.append(cells)
    rows.sparse.append(sparse)
    rows.weights.append(weight)
  }

  // MARK: Dense rows

  /// A field of a dense row: a value, or nothing at a place.
  private struct Field {
    let value: Token?
    let column: Int
  }

  private mutating func denseRow(_ scanner: inout LineScanner) throws(ReferenceFailure) {
    let fields = try fields(&scanner)
    let values = fields.compactMap(\.value)
    if values.isEmpty {
      if scanner.here == code("{") { throw scanner.failure("unexpected-brace", scanner.column) }
      return scanner.warn("empty-row-ignored", fields[0].column)
    }
    let columns = try columns(fields, values, scanner)
    let weight = try weightAndEnd(&scanner)
    var cells: [ReferenceCell] = []
    for (token, attribute) in zip(columns, attributes) {
      guard let token else {
        cells.append(.missing)
        continue
      }
      cells.append(try cell(token, attribute, scanner))
    }
    append(cells, sparse: false, weight)
  }

  /// Reads up to a brace or the end; the empty field before a comment or a weight does not count.
  private func fields(_ scanner: inout LineScanner) throws(ReferenceFailure) -> [Field] {
    var fields: [Field] = []
    var isDue = true
    while true {
      let space = scanner.skipSpace()
      let column = scanner.column
      switch scanner.here {
      case nil:
        if isDue { fields.append(Field(value: nil, column: column)) }
        return fields
      case code("%"), code("{"):
        return fields
      case code("}"):
        throw scanner.failure("unexpected-brace", column)
      case code(","):
        if isDue { fields.append(Field(value: nil, column: column)) }
        isDue = true
        _ = try scanner.next()
      default:
        if !isDue, !space.contains(0x09) { scanner.warn("space-separator", column) }
        fields.append(Field(value: try scanner.next(), column: column))
        isDue = false
      }
    }
  }

  /// Rule A: which field belongs to which attribute.
  private func columns(
    _ fields: [Field], _ values: [Token], _ scanner: LineScanner
  ) throws(ReferenceFailure) -> [Token?] {
    let firstEmpty = fields.first { $0.value == nil }
    if values.count == attributes.count {
      if let firstEmpty { scanner.warn("empty-field-ignored", firstEmpty.column) }
      return values
    }
    if fields.count == attributes.count, let firstEmpty {
      scanner.warn("empty-field-missing", firstEmpty.column)
      return fields.map(\.value)
    }
    guard values.count < attributes.count else {
      throw scanner.failure("too-many-values", values[attributes.count].column)
    }
    throw scanner.failure("too-few-values", scanner.column)
  }

  /// Reads an optional weight, and requires that nothing follows.
  private func weightAndEnd(_ scanner: inout LineScanner) throws(ReferenceFailure) -> Double {
    var weight = 1.0
    if scanner.here == code("{") {
      let opening = try scanner.next()
      weight = try number(inBraces: &scanner, opening.column, "bad-instance-weight")
      _ = scanner.skipSpace()
    }
    guard scanner.isAtEnd else { throw scanner.failure("text-after-row", scanner.column) }
    return weight
  }

  // MARK: Sparse rows

  private mutating func sparseRow(_ scanner: inout LineScanner) throws(ReferenceFailure) {
    let opening = try scanner.next().column
    var values: [Int: Token] = [:]
    var order: [Int] = []
    while true {
      let commas = try skipCommas(&scanner)
      if scanner.isAtEnd { throw scanner.failure("sparse-unterminated", opening) }
      let isClosing = scanner.here == code("}")
      if commas != (isClosing || order.isEmpty ? 0 : 1) {
        scanner.warn("sparse-separator", scanner.column)
      }
      if isClosing { break }
      let place = scanner.column
      let attribute = try attributeIndex(&scanner)
      if values[attribute] != nil { throw scanner.failure("sparse-index-duplicate", place) }
      if let previous = order.last, attribute < previous {
        scanner.warn("sparse-unordered", place)
      }
      if try skipCommas(&scanner) > 0, scanner.isAtText {
        scanner.warn("sparse-separator", scanner.column)
      }
      if scanner.isAtEnd { throw scanner.failure("sparse-unterminated", opening) }
      guard scanner.isAtText else { throw scanner.failure("sparse-value-missing", scanner.column) }
      values[attribute] = try scanner.next()
      order.append(attribute)
    }
    _ = try scanner.next()
    _ = scanner.skipSpace()
    if scanner.here == code(",") {
      let comma = try scanner.next()
      _ = scanner.skipSpace()
      guard scanner.here == code("{") else { throw scanner.failure("text-after-row", comma.column) }
    }
    let weight = try weightAndEnd(&scanner)
    append(try cells(values, order, scanner, opening), sparse: true, weight)
  }

  private func skipCommas(_ scanner: inout LineScanner) throws(ReferenceFailure) -> Int {
    var commas = 0
    _ = scanner.skipSpace()
    while scanner.here == code(",") {
      _ = try scanner.next()
      _ = scanner.skipSpace()
      commas += 1
    }
    return commas
  }

  private func attributeIndex(_ scanner: inout LineScanner) throws(ReferenceFailure) -> Int {
    let token = try scanner.next()
    if token.kind == .open { throw scanner.failure("unexpected-brace", token.column) }
    guard case .word(let word) = token.kind, word.allSatisfy(\.isDigit) else {
      throw scanner.failure("sparse-index", token.column)
    }
    let index = word.reduce(0) { min($0 * 10 + Int($1 - code("0")), 1_000_000_000) }
    guard index < attributes.count else {
      throw scanner.failure("sparse-index-range", token.column)
    }
    return index
  }

  /// The cells of a sparse row: first what was left out, then what was given, in its order.
  private func cells(
    _ values: [Int: Token], _ order: [Int], _ scanner: LineScanner, _ opening: Int
  ) throws(ReferenceFailure) -> [ReferenceCell] {
    var cells: [ReferenceCell] = []
    for (index, attribute) in attributes.enumerated() {
      switch attribute.kind {
      case _ where values[index] != nil: cells.append(.missing)
      case .number: cells.append(.number(0))
      case .date: cells.append(.date(.epoch))
      case .nominal(let labels):
        guard let first = labels.first else {
          throw scanner.failure("sparse-implicit-nominal", opening)
        }
        cells.append(.text(first))
      case .string, .relational:
        scanner.warn("sparse-implicit-string", opening)
        cells.append(.missing)
      }
    }
    for index in order {
      guard let token = values[index] else { continue }
      cells[index] = try cell(token, attributes[index], scanner)
    }
    return cells
  }

  // MARK: Values

  private func cell(
    _ token: Token, _ attribute: ReferenceAttribute, _ scanner: LineScanner
  ) throws(ReferenceFailure) -> ReferenceCell {
    guard let value = token.text, !token.isMissing else { return .missing }
    switch attribute.kind {
    case .number(let word):
      guard let number = ReferenceNumber(value) else {
        throw scanner.failure("number-expected", token.column)
      }
      if !number.isStandard { scanner.warn("nonstandard-number", token.column) }
      if number.value.isNaN { return .missing }
      if word == "integer", number.value.rounded(.towardZero) != number.value {
        scanner.warn("fraction-in-integer", token.column)
      }
      return .number(number.value)
    case .string:
      return .text(value)
    case .nominal(let labels):
      guard labels.contains(value) else {
        throw scanner.failure("undeclared-nominal-value", token.column)
      }
      return .text(value)
    case .date(_, let format):
      guard let (date, hasTwoDigitYear) = format.date(value) else {
        throw scanner.failure("bad-date", token.column)
      }
      if hasTwoDigitYear { scanner.warn("two-digit-year", token.column) }
      return .date(date)
    case .relational(let inner):
      return try bag(value, inner, scanner, token.column)
    }
  }

  private func bag(
    _ value: [Character32], _ inner: [ReferenceAttribute], _ scanner: LineScanner, _ column: Int
  ) throws(ReferenceFailure) -> ReferenceCell {
    let place = findings.outerPlace
    if place == nil { findings.outerPlace = (scanner.line.number, column) }
    defer { findings.outerPlace = place }
    var reader = RowReader(inner, findings)
    for line in SourceLine.all(in: value) { try reader.read(line) }
    return .bag(reader.rows)
  }
}
