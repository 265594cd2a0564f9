// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import Parquet

/// The cells of one column for some rows, on their way from pages to a table.
struct CellColumn {
  private let attribute: Attribute
  private let conversion: CellConversion
  private let isShort: Bool
  private let longest: Int
  private var numbers: [Double] = []
  private var times: [Int64] = []
  private var codes: [Int32] = []
  /// The codes of the labels of a dictionary's texts; negative where not looked up yet.
  private var known: [Int32] = []
  private var dictionary = 0
  private var rounded = 0

  /// Prepares to convert the values of a column: whether whole numbers have 32 bits, and how long a
  /// text may be.
  init(_ attribute: Attribute, _ conversion: CellConversion, isShort: Bool, longest: Int) {
    self.attribute = attribute
    self.conversion = conversion
    self.isShort = isShort
    self.longest = longest
  }

  /// Converts the values of a batch, missing ones included.
  ///
  /// - Throws: ``ReadingError`` for values that the attribute cannot hold.
  mutating func convert(_ batch: ColumnBatch, count: Int) throws(ReadingError) {
    numbers.removeAll(keepingCapacity: true)
    times.removeAll(keepingCapacity: true)
    codes.removeAll(keepingCapacity: true)
    rounded = 0
    for row in 0..<count {
      if !batch.isMissing.isEmpty, batch.isMissing[row] {
        appendMissing()
        continue
      }
      switch conversion {
      case .integers(let isUnsigned): append(integer: batch.integers[row], isUnsigned)
      case .doubles: numbers.append(batch.doubles[row])
      case .halves:
        let (source, range) = batch.place(of: batch.texts[row])
        let bits = source.bytes.load(UInt16.self, at: range.lowerBound)
        numbers.append(DecimalValue.number(half: bits))
      case .decimals(let scale): try append(decimal: row, of: batch, scale)
      case .truths: codes.append(batch.integers[row] == 0 ? 0 : 1)
      case .times(let perMillisecond, let milliseconds):
        try append(time: batch.integers[row], perMillisecond, milliseconds)
      case .texts: try check(batch.texts[row], of: batch)
      case .labels(let labels): try append(label: batch.texts[row], of: batch, labels)
      }
    }
  }

  private mutating func appendMissing() {
    switch conversion {
    case .integers, .doubles, .halves, .decimals: numbers.append(.nan)
    case .times: times.append(.min)
    case .truths, .labels: codes.append(-1)
    case .texts: break
    }
  }

  /// Sets the cell of a row.
  ///
  /// - Returns: How many bytes of text it has.
  func set(_ row: Int, of batch: ColumnBatch, in column: Int, _ rows: inout TableBuilder) -> Int {
    switch conversion {
    case .integers, .doubles, .halves, .decimals: rows.setNumber(numbers[row], in: column)
    case .times: rows.setDate(times[row], in: column)
    case .truths, .labels:
      if codes[row] < 0 {
        rows.setMissing(in: column)
      } else {
        rows.setLabel(code: codes[row], in: column)
      }
    case .texts:
      if !batch.isMissing.isEmpty, batch.isMissing[row] {
        rows.setMissing(in: column)
        return 0
      }
      let (source, range) = batch.place(of: batch.texts[row])
      rows.setText(source.bytes.extracting(range), in: column)
      return range.count
    }
    return 0
  }

  /// Says what was rounded in the rows that were converted last.
  func warn(_ rows: inout TableBuilder) {
    guard rounded > 0 else { return }
    rows.warn(
      .rounded, at: 0, count: rounded, "values of '\(attribute.name)' were rounded")
  }
}

// MARK: - Values

extension CellColumn {
  private mutating func append(integer value: Int64, _ isUnsigned: Bool) {
    let number: Double
    let isExact: Bool
    if isUnsigned {
      let bits =
        isShort
        ? UInt64(UInt32(truncatingIfNeeded: value)) : UInt64(bitPattern: value)
      number = Double(bits)
      isExact = UInt64(exactly: number) == bits
    } else {
      number = Double(value)
      isExact = Int64(exactly: number) == value
    }
    if !isExact { rounded += 1 }
    numbers.append(number)
  }

  private mutating func append(
    decimal row: Int, of batch: ColumnBatch, _ scale: Int
  ) throws(ReadingError) {
    // A fraction of ten is none of two, mostly.
    rounded += 1
    if batch.texts.isEmpty {
      numbers.append(DecimalValue.number(batch.integers[row], scale: scale))
      return
    }
    let (source, range) = batch.place(of: batch.texts[row])
    guard let number = DecimalValue.number(source.bytes.extracting(range), scale: scale) else {
      throw ReadingError(
        .unsupportedForm, "the decimals of '\(attribute.name)' have more than 128 bits")
    }
    numbers.append(number)
  }

  private mutating func append(
    time value: Int64, _ perMillisecond: Int64, _ milliseconds: Int64
  ) throws(ReadingError) {
    let (time, overflow) = value.multipliedReportingOverflow(by: milliseconds)
    var quotient = time / perMillisecond
    let rest = time % perMillisecond
    if rest < 0 { quotient -= 1 }
    if rest != 0 { rounded += 1 }
    guard !overflow, quotient != .min else {
      throw ReadingError(.badDate, "a time of '\(attribute.name)' is out of range")
    }
    times.append(quotient)
  }

  private func check(_ text: ColumnBatch.Text, of batch: ColumnBatch) throws(ReadingError) {
    let (source, range) = batch.place(of: text)
    if source.bytes.firstInvalidUTF8(in: range) != nil {
      throw ReadingError(
        .invalidUTF8, "a value of '\(attribute.name)' is not valid UTF-8")
    }
    guard range.count <= longest else {
      throw ReadingError(
        .lineTooLong, "a value of '\(attribute.name)' has more than \(longest) bytes")
    }
  }

  private mutating func append(
    label text: ColumnBatch.Text, of batch: ColumnBatch, _ labels: LabelCodes
  ) throws(ReadingError) {
    let place = Int(text.code)
    if place >= 0 {
      if dictionary != batch.dictionary {
        known.removeAll(keepingCapacity: true)
        dictionary = batch.dictionary
      }
      if place < known.count, known[place] >= 0 {
        codes.append(known[place])
        return
      }
    }
    let (source, range) = batch.place(of: text)
    guard let code = labels.code(of: source.bytes.array(range)) else {
      try check(text, of: batch)
      throw ReadingError(
        .undeclaredNominalValue,
        "'\(source.bytes.text(range).prefix(60))' is not a label of '\(attribute.name)'")
    }
    codes.append(code)
    guard place >= 0 else { return }
    if place >= known.count {
      known.append(contentsOf: repeatElement(-1, count: place + 1 - known.count))
    }
    known[place] = code
  }
}
