// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// Some values of a column, in one of three lists by the type of the column.
package struct ColumnBatch {
  /// What the values of a column come as.
  package enum Kind {
    /// Truth values, whole numbers, and times of 96 bits as microseconds.
    case integers
    /// Fractions.
    case doubles
    /// Text, and bytes of a fixed length.
    case texts
  }

  /// Where a text is.
  package struct Text {
    /// Which of the batch's sources holds it.
    package var source: Int32
    /// Its place in the dictionary of its chunk; −1 if it does not come from there.
    package var code: Int32
    /// Its first byte.
    package var offset: Int
    /// The number of its bytes.
    package var length: Int
  }

  /// Whole numbers; those that are missing are anything.
  package internal(set) var integers: [Int64] = []
  /// Fractions; those that are missing are anything.
  package internal(set) var doubles: [Double] = []
  /// Texts; those that are missing are anything.
  package internal(set) var texts: [Text] = []
  /// What the texts are in.
  package internal(set) var sources: [SharedBytes] = []
  /// Which values are missing; empty if none is.
  package internal(set) var isMissing: [Bool] = []
  /// Which dictionary of the column the codes of texts belong to.
  package internal(set) var dictionary = 0
  /// Scratch for levels and codes.
  var small: [Int32] = []

  /// An empty batch.
  package init() {}

  /// Where the bytes of a text are.
  package func place(of text: Text) -> (source: SharedBytes, range: Range<Int>) {
    (sources[Int(text.source)], text.offset..<(text.offset + text.length))
  }

  /// Appends a whole number.
  package mutating func append(_ value: Int64, _ isMissing: Bool) {
    integers.append(value)
    self.isMissing.append(isMissing)
  }

  /// Appends a fraction.
  package mutating func append(_ value: Double, _ isMissing: Bool) {
    doubles.append(value)
    self.isMissing.append(isMissing)
  }

  /// Appends bytes.
  package mutating func append(bytes: [UInt8], _ isMissing: Bool) {
    append(text: SharedBytes(bytes), 0..<bytes.count, isMissing: isMissing)
  }

  /// Appends a text; one that is in the same source as the last costs no reference of its own.
  package mutating func append(
    text source: SharedBytes, _ range: Range<Int>, code: Int32 = -1, isMissing: Bool
  ) {
    if sources.last !== source { sources.append(source) }
    texts.append(
      Text(
        source: Int32(sources.count - 1), code: code, offset: range.lowerBound,
        length: range.count))
    self.isMissing.append(isMissing)
  }

  /// Empties the lists and keeps their memory.
  mutating func removeAll() {
    integers.removeAll(keepingCapacity: true)
    doubles.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    sources.removeAll(keepingCapacity: true)
    isMissing.removeAll(keepingCapacity: true)
  }

  /// Moves the last values of the lists to the places where a level is 1.
  mutating func spread(_ kind: Kind, levels: [Int32], present: Int) {
    switch kind {
    case .integers: Self.spread(&integers, levels, present, filler: 0)
    case .doubles: Self.spread(&doubles, levels, present, filler: 0)
    case .texts:
      Self.spread(
        &texts, levels, present, filler: Text(source: 0, code: -1, offset: 0, length: 0))
    }
  }

  private static func spread<Value>(
    _ values: inout [Value], _ levels: [Int32], _ present: Int, filler: Value
  ) {
    let start = values.count - present
    values.append(contentsOf: repeatElement(filler, count: levels.count - present))
    var from = start + present - 1
    var index = levels.count - 1
    while index >= 0 {
      if levels[index] != 0 {
        values[start &+ index] = values[from]
        from &-= 1
      }
      index &-= 1
    }
  }
}

extension ParquetColumn {
  /// What the values of the column come as.
  package var kind: ColumnBatch.Kind {
    switch type {
    case .boolean, .int32, .int64, .int96: .integers
    case .float, .double: .doubles
    case .byteArray, .fixedLengthByteArray: .texts
    }
  }
}
