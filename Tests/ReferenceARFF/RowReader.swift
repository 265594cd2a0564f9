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
    let tokens = try scanner.all()
    switch tokens[0].kind {
    case .end, .comment: return
    case .open: try sparseRow(tokens, scanner)
    default: try denseRow(tokens, scanner)
    }
  }

  // MARK: Dense rows

  /// A field of a dense row: a value, or nothing at a place.
  private struct Field {
    let value: Token?
    let column: Int
  }

  private mutating func denseRow(
    _ tokens: [Token], _ scanner: LineScanner
  ) throws(ReferenceFailure) {
    var fields: [Field] = []
    var isDue = true
    var index = 0
    scan: while true {
      let token = tokens[index]
      switch token.kind {
      case .word, .quoted:
        if !isDue, !token.space.contains(0x09) { scanner.warn("space-separator", token.column) }
        fields.append(Field(value: token, column: token.column))
        isDue = false
      case .comma:
        if isDue { fields.append(Field(value: nil, column: token.column)) }
        isDue = true
      case .close:
        throw scanner.failure("unexpected-brace", token.column)
      case .open, .end, .comment:
        break scan
      }
      index += 1
    }
    let stop = tokens[index]
    if isDue, stop.kind == .end { fields.append(Field(value: nil, column: stop.column)) }
    let values = fields.compactMap(\.value)
    if values.isEmpty, stop.kind == .open {
      throw scanner.failure("unexpected-brace", stop.column)
    }
    let weight = try weight(tokens, &index, scanner)
    if values.isEmpty {
      return scanner.warn("empty-row-ignored", fields[0].column)
    }
    let columns = try columns(fields, values, scanner, end: stop.column)
    var cells: [ReferenceCell] = []
    for (token, attribute) in zip(columns, attributes) {
      cells.append(
        try token.map { token throws(ReferenceFailure) in
          try cell(token, attribute, scanner)
        } ?? .missing)
    }
    append(cells, sparse: false, weight)
  }

  /// Rule A: which field belongs to which attribute.
  private func columns(
    _ fields: [Field], _ values: [Token], _ scanner: LineScanner, end: Int
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
    throw scanner.failure("too-few-values", end)
  }

  /// Reads an optional weight at the index, and requires that nothing follows.
  private func weight(
    _ tokens: [Token], _ index: inout Int, _ scanner: LineScanner
  ) throws(ReferenceFailure) -> Double {
    var weight = 1.0
    if tokens[index].kind == .open {
      weight = try weightInBraces(tokens, index, scanner)
      index += 3
    }
    guard tokens[index].isEnd else {
      throw scanner.failure("text-after-row", tokens[index].column)
    }
    return weight
  }

  private func weightInBraces(
    _ tokens: [Token], _ opening: Int, _ scanner: LineScanner
  ) throws(ReferenceFailure) -> Double {
    guard opening + 2 < tokens.count, case .word(let word) = tokens[opening + 1].kind,
      tokens[opening + 2].kind == .close, let number = ReferenceNumber(word),
      number.value.isFinite
    else { throw scanner.failure("bad-instance-weight", tokens[opening].column) }
    if !number.isStandard { scanner.warn("nonstandard-number", tokens[opening + 1].column) }
    return number.value
  }

  private mutating func append(_ cells: [ReferenceCell], sparse: Bool, _ weight: Double) {
    rows.cells.append(cells)
    rows.sparse.append(sparse)
    rows.weights.append(weight)
  }

  // MARK: Sparse rows

  private mutating func sparseRow(
    _ tokens: [Token], _ scanner: LineScanner
  ) throws(ReferenceFailure) {
    let opening = tokens[0].column
    var values: [Int: Token] = [:]
    var order: [Int] = []
    var index = 1
    while true {
      let commas = skipCommas(tokens, &index)
      let token = tokens[index]
      if token.isEnd { throw scanner.failure("sparse-unterminated", opening) }
      let isProper =
        token.kind == .close || order.isEmpty ? commas == 0 : commas == 1
      if !isProper { scanner.warn("sparse-separator", token.column) }
      if token.kind == .close { break }
      let attribute = try attributeIndex(token, scanner)
      if values[attribute] != nil {
        throw scanner.failure("sparse-index-duplicate", token.column)
      }
      if let previous = order.last, attribute < previous {
        scanner.warn("sparse-unordered", token.column)
      }
      index += 1
      if skipCommas(tokens, &index) > 0, tokens[index].text != nil {
        scanner.warn("sparse-separator", tokens[index].column)
      }
      if tokens[index].isEnd { throw scanner.failure("sparse-unterminated", opening) }
      guard tokens[index].text != nil else {
        throw scanner.failure("sparse-value-missing", tokens[index].column)
      }
      values[attribute] = tokens[index]
      order.append(attribute)
      index += 1
    }
    index += 1
    if tokens[index].kind == .comma, tokens[index + 1].kind == .open { index += 1 }
    let weight = try weight(tokens, &index, scanner)
    append(try cells(values, order, scanner, opening), sparse: true, weight)
  }

  private func skipCommas(_ tokens: [Token], _ index: inout Int) -> Int {
    let start = index
    while tokens[index].kind == .comma { index += 1 }
    return index - start
  }

  private func attributeIndex(
    _ token: Token, _ scanner: LineScanner
  ) throws(ReferenceFailure) -> Int {
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

  private func cells(
    _ values: [Int: Token], _ order: [Int], _ scanner: LineScanner, _ opening: Int
  ) throws(ReferenceFailure) -> [ReferenceCell] {
    var given: [Int: ReferenceCell] = [:]
    for index in order {
      guard let token = values[index] else { continue }
      given[index] = try cell(token, attributes[index], scanner)
    }
    var cells: [ReferenceCell] = []
    for (index, attribute) in attributes.enumerated() {
      if let cell = given[index] {
        cells.append(cell)
        continue
      }
      switch attribute.kind {
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
