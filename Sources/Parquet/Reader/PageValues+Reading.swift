// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

extension PageValues {
  /// Appends the next values to a batch.
  ///
  /// - Throws: `malformed` if there are not so many, or a value is none.
  mutating func read(
    _ count: Int, _ dictionary: PageDictionary?, into batch: inout ColumnBatch
  ) throws(ReadingError) {
    let isWhole: Bool
    switch state {
    case .plain: isWhole = readPlain(count, into: &batch)
    case .bits(let bit): isWhole = readBits(count, from: bit, into: &batch)
    case .runs(var reader):
      batch.small.removeAll(keepingCapacity: true)
      isWhole = reader.read(count, into: &batch.small)
      for value in batch.small { batch.integers.append(Int64(value)) }
      state = .runs(reader)
    case .codes(var reader):
      batch.small.removeAll(keepingCapacity: true)
      isWhole =
        reader.read(count, into: &batch.small)
        && dictionary?.append(batch.small, to: &batch) ?? false
      state = .codes(reader)
    case .split(let index, let total):
      isWhole = readSplit(count, from: index, of: total, into: &batch)
      state = .split(index: index + count, count: total)
    case .deltas(var reader):
      let start = batch.integers.count
      isWhole = reader.read(count, into: &batch.integers)
      if column.type == .int32 {
        for index in start..<batch.integers.count {
          batch.integers[index] = Int64(Int32(truncatingIfNeeded: batch.integers[index]))
        }
      }
      state = .deltas(reader)
    case .lengths(var reader):
      isWhole = readLengths(count, &reader, into: &batch)
      state = .lengths(reader)
    case .texts(var prefixes, var suffixes, var last):
      isWhole = try readTexts(count, &prefixes, &suffixes, &last, into: &batch)
      state = .texts(prefixes: prefixes, suffixes: suffixes, last: last)
    }
    guard isWhole else { throw Self.damaged(column) }
  }
}

// MARK: - Plain

extension PageValues {
  private mutating func readPlain(_ count: Int, into batch: inout ColumnBatch) -> Bool {
    switch column.type {
    case .byteArray: return readByteArrays(count, into: &batch)
    case .fixedLengthByteArray:
      guard count <= (end - offset) / column.length else { return false }
      batch.sources.append(source)
      for _ in 0..<count { append(column.length, to: &batch) }
      return true
    case .boolean: return false
    case .int32, .int64, .int96, .float, .double:
      let size = column.type.size ?? 1
      guard count <= (end - offset) / size else { return false }
      defer { offset += count * size }
      return Self.appendNumbers(
        source.bytes.extracting(offset..<end), count, column.type, to: &batch)
    }
  }

  /// Appends numbers that stand one behind the other.
  private static func appendNumbers(
    _ bytes: RawSpan, _ count: Int, _ type: PhysicalType, to batch: inout ColumnBatch
  ) -> Bool {
    switch type {
    case .int32:
      for index in 0..<count {
        batch.integers.append(Int64(bytes.load(Int32.self, at: index &* 4)))
      }
    case .int64:
      for index in 0..<count { batch.integers.append(bytes.load(Int64.self, at: index &* 8)) }
    case .float:
      for index in 0..<count {
        let bits = bytes.load(UInt32.self, at: index &* 4)
        batch.doubles.append(Double(Float(bitPattern: bits)))
      }
    case .double:
      for index in 0..<count {
        batch.doubles.append(Double(bitPattern: bytes.load(UInt64.self, at: index &* 8)))
      }
    case .int96:
      for index in 0..<count {
        guard let time = microseconds(of: bytes, at: index * 12) else { return false }
        batch.integers.append(time)
      }
    case .boolean, .byteArray, .fixedLengthByteArray: return false
    }
    return true
  }

  /// A time of 96 bits: nanoseconds of the day, and the Julian day, of which 2,440,588 is
  /// 1970-01-01.
  private static func microseconds(of bytes: RawSpan, at place: Int) -> Int64? {
    let nanoseconds = bytes.load(Int64.self, at: place)
    let day = Int64(bytes.load(Int32.self, at: place + 8)) - 2_440_588
    let (time, overflow) = day.multipliedReportingOverflow(by: 86_400_000_000)
    let (sum, isTooLarge) = time.addingReportingOverflow(nanoseconds / 1000)
    return overflow || isTooLarge ? nil : sum
  }

  private mutating func readByteArrays(_ count: Int, into batch: inout ColumnBatch) -> Bool {
    let source = source
    let bytes = source.bytes
    batch.sources.append(source)
    for _ in 0..<count {
      guard end - offset >= 4 else { return false }
      let length = Int(bytes.load(UInt32.self, at: offset))
      offset += 4
      guard length <= end - offset else { return false }
      append(length, to: &batch)
    }
    return true
  }

  /// Appends the text that begins at the offset, in the last of the sources.
  private mutating func append(_ length: Int, to batch: inout ColumnBatch) {
    batch.texts.append(
      ColumnBatch.Text(
        source: Int32(batch.sources.count - 1), code: -1, offset: offset, length: length))
    offset += length
  }

  private mutating func readBits(
    _ count: Int, from bit: Int, into batch: inout ColumnBatch
  ) -> Bool {
    guard count <= end * 8 - bit else { return false }
    let source = source
    let bytes = source.bytes
    for index in bit..<(bit + count) {
      batch.integers.append(Int64(bytes[index >> 3] >> UInt8(index & 7) & 1))
    }
    state = .bits(bit + count)
    return true
  }
}

// MARK: - Others

extension PageValues {
  /// Puts values together whose bytes stand apart.
  private mutating func readSplit(
    _ count: Int, from first: Int, of total: Int, into batch: inout ColumnBatch
  ) -> Bool {
    guard count <= total - first else { return false }
    let size = column.type.size ?? column.length
    let bytes = source.bytes.extracting(offset..<end)
    var joined = ByteSink()
    for index in first..<(first + count) {
      for byte in 0..<size { joined.append(bytes[byte &* total &+ index]) }
    }
    if column.type == .fixedLengthByteArray {
      batch.sources.append(joined.takeBytes())
      for index in 0..<count {
        batch.texts.append(
          ColumnBatch.Text(
            source: Int32(batch.sources.count - 1), code: -1, offset: index * size, length: size))
      }
      return true
    }
    return Self.appendNumbers(joined.contents, count, column.type, to: &batch)
  }

  private mutating func readLengths(
    _ count: Int, _ lengths: inout DeltaReader, into batch: inout ColumnBatch
  ) -> Bool {
    var sizes: [Int64] = []
    guard lengths.read(count, into: &sizes) else { return false }
    batch.sources.append(source)
    for size in sizes {
      guard size >= 0, size <= end - offset else { return false }
      append(Int(size), to: &batch)
    }
    return true
  }

  private mutating func readTexts(
    _ count: Int, _ prefixes: inout DeltaReader, _ suffixes: inout DeltaReader,
    _ last: inout [UInt8], into batch: inout ColumnBatch
  ) throws(ReadingError) -> Bool {
    var heads: [Int64] = []
    var tails: [Int64] = []
    guard prefixes.read(count, into: &heads), suffixes.read(count, into: &tails) else {
      return false
    }
    var arena = ByteSink()
    for index in 0..<count {
      guard heads[index] >= 0, heads[index] <= Int64(last.count), tails[index] >= 0,
        tails[index] <= Int64(end - offset)
      else { return false }
      let (head, tail) = (Int(heads[index]), Int(tails[index]))
      last.removeSubrange(head...)
      last.append(contentsOf: source.bytes.array(offset..<(offset + tail)))
      offset += tail
      guard column.type == .byteArray || last.count == column.length else { return false }
      batch.texts.append(
        ColumnBatch.Text(
          source: Int32(batch.sources.count), code: -1, offset: arena.count, length: last.count))
      arena.append(last)
      guard arena.count <= Self.textLimit else {
        throw ReadingError(.limitExceeded, "the texts of '\(column.name)' are too long")
      }
    }
    batch.sources.append(arena.takeBytes())
    return true
  }
}
