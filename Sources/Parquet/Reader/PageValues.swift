// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// The values of one page that are not missing, read from its unpacked bytes as they are asked for.
struct PageValues {
  /// How they are stored, and how far reading has come.
  enum State {
    case plain
    case bits(Int)
    case runs(HybridReader)
    case codes(HybridReader)
    case split(index: Int, count: Int)
    case deltas(DeltaReader)
    case lengths(DeltaReader)
    case texts(prefixes: DeltaReader, suffixes: DeltaReader, last: [UInt8])
  }

  /// More bytes of text than a batch may come to: beginnings that repeat cost nothing.
  static let textLimit = 64 << 20

  let source: SharedBytes
  let column: ParquetColumn
  let end: Int
  /// The most values that the page may hold.
  let most: Int
  var offset: Int
  var state: State

  /// Starts to read a page.
  ///
  /// - Throws: `malformed` if the encoding is none for the type of the column.
  init(
    _ source: SharedBytes, in range: Range<Int>, _ column: ParquetColumn, _ encoding: Encoding,
    most: Int, hasDictionary: Bool
  ) throws(ReadingError) {
    self.source = source
    self.column = column
    self.most = most
    offset = range.lowerBound
    end = range.upperBound
    state = .plain
    switch (encoding, column.type) {
    case (.plain, .boolean): state = .bits(range.lowerBound * 8)
    case (.plain, _): break
    case (.hybrid, .boolean): try startRuns()
    case (.dictionary, let type), (.plainDictionary, let type):
      guard type != .boolean, hasDictionary else { throw Self.damaged(column) }
      try startCodes()
    case (.delta, .int32), (.delta, .int64): state = .deltas(try deltas(in: range))
    case (.deltaLength, .byteArray):
      let lengths = try deltas(in: range)
      offset = try Self.end(of: lengths, column)
      state = .lengths(lengths)
    case (.deltaText, .byteArray), (.deltaText, .fixedLengthByteArray):
      let prefixes = try deltas(in: range)
      let suffixes = try deltas(in: Self.end(of: prefixes, column)..<end)
      offset = try Self.end(of: suffixes, column)
      state = .texts(prefixes: prefixes, suffixes: suffixes, last: [])
    case (.byteStreamSplit, let type):
      let size = type.size ?? column.length
      guard size > 1, type != .int96, range.count % size == 0 else { throw Self.damaged(column) }
      state = .split(index: 0, count: range.count / size)
    default: throw Self.damaged(column)
    }
  }

  /// The error for values that are not what the page says.
  static func damaged(_ column: ParquetColumn) -> ReadingError {
    ReadingError(
      .malformed, "the values of '\(column.name)' are not encoded as their page says")
  }

  private mutating func startRuns() throws(ReadingError) {
    guard end - offset >= 4 else { throw Self.damaged(column) }
    let length = Int(source.bytes.load(UInt32.self, at: offset))
    guard length <= end - offset - 4 else { throw Self.damaged(column) }
    let start = offset + 4
    state = .runs(HybridReader(source, in: start..<(start + length), width: 1))
  }

  private mutating func startCodes() throws(ReadingError) {
    // A page of nothing but missing values may have no width.
    let width = offset < end ? Int(source.bytes[offset]) : 0
    guard width <= 32 else { throw Self.damaged(column) }
    let start = min(offset + 1, end)
    state = .codes(HybridReader(source, in: start..<end, width: width))
  }

  private func deltas(in range: Range<Int>) throws(ReadingError) -> DeltaReader {
    guard let reader = DeltaReader(source, in: range), reader.count <= most else {
      throw Self.damaged(column)
    }
    return reader
  }

  /// Where differences end, which takes reading them.
  private static func end(
    of reader: DeltaReader, _ column: ParquetColumn
  ) throws(ReadingError) -> Int {
    var reader = reader
    var values: [Int64] = []
    while reader.count > 0 {
      values.removeAll(keepingCapacity: true)
      guard reader.read(min(reader.count, 4096), into: &values) else { throw damaged(column) }
    }
    return reader.offset
  }
}

extension PhysicalType {
  /// The bytes of a value, where all have the same.
  var size: Int? {
    switch self {
    case .int32, .float: 4
    case .int64, .double: 8
    case .int96: 12
    case .boolean, .byteArray, .fixedLengthByteArray: nil
    }
  }
}
