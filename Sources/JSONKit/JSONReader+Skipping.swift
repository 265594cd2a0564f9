// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
internal import ByteKit

extension JSONReader {
  /// Reads on to the end of the value that `event` began.
  ///
  /// - Throws: ``ReadingError``: what is skipped is checked like all else.
  public mutating func skip(_ event: JSONEvent) throws(ReadingError) {
    guard event == .beginObject || event == .beginArray else { return }
    let outside = depth - 1
    while depth > outside { _ = try next() }
  }

  /// Moves behind the array whose `[` was read last, by its brackets and quotes alone.
  ///
  /// What is skipped is not checked: whoever calls this reads it another time.
  ///
  /// - Returns: The number of arrays that are its elements.
  public mutating func skipArrayUnchecked() throws(ReadingError) -> Int {
    var arrays = 0
    var inner = 0
    while position < stop {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        try skipTextUnchecked()
        continue
      case UInt8(ascii: "["):
        if inner == 0 { arrays &+= 1 }
        inner &+= 1
      case UInt8(ascii: "{"): inner &+= 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if inner == 0 {
          expectation = .commaOrEnd
          _ = try next()
          return arrays
        }
        inner &-= 1
      default: break
      }
      position &+= 1
    }
    throw unexpected("']'")
  }

  /// Moves behind the text whose opening quote stands here.
  private mutating func skipTextUnchecked() throws(ReadingError) {
    position &+= 1
    while position < stop {
      position = bytes.quotedRun(from: position, quote: UInt8(ascii: "\"")).end
      if position < stop, bytes[position] == UInt8(ascii: "\"") {
        position &+= 1
        return
      }
      position &+= position < stop && bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    throw unexpected("'\"'")
  }

  /// The bytes of a range of the text, such as the spelling of a number.
  @_lifetime(copy self)
  public func spelling(_ range: Range<Int>) -> RawSpan { bytes.extracting(range) }

  /// The double nearest to a number.
  public func double(_ range: Range<Int>) -> Double {
    DecimalNumber.parse(bytes, in: range) ?? 0
  }
}
