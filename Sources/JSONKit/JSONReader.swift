// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
internal import ByteKit

/// A reader that walks through a JSON text event by event, without recursion.
///
///     var reader = JSONReader(bytes)
///     while true {
///       switch try reader.next() {
///       case .key(let key) where reader.matches(key, "rows"): …
///       case .end: return
///       default: …
///       }
///     }
///
/// The grammar is RFC 8259, strictly: no comments, no trailing commas, no NaN. Texts are checked
/// when they are met (UTF-8, escapes, whole surrogate pairs), so taking their value cannot fail.
/// Which members there may be, and that none comes twice, is for the caller to say.
///
/// - Complexity: O(*n*) for *n* bytes; memory O(depth), which is limited.
public struct JSONReader: ~Escapable, ~Copyable {
  /// What may come next.
  enum Expectation {
    case value
    case valueOrEnd
    case keyOrEnd
    case key
    case commaOrEnd
    case end
  }

  let bytes: RawSpan
  let stop: Int
  let maximumDepth: Int
  var position: Int
  var expectation = Expectation.value
  /// The open containers, outermost first: true for an object.
  var open = [Bool]()

  /// Where the event that ``next()`` returned last begins, in bytes.
  public private(set) var offset: Int

  /// Reads one JSON value from a range of bytes; offsets count from the start of the span.
  ///
  /// - Precondition: The range lies within the span.
  @_lifetime(copy bytes)
  public init(_ bytes: RawSpan, in range: Range<Int>? = nil, maximumDepth: Int = 16) {
    let range = range ?? 0..<bytes.byteCount
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.byteCount)
    self.bytes = bytes
    self.maximumDepth = maximumDepth
    position = range.lowerBound
    stop = range.upperBound
    offset = range.lowerBound
  }

  /// The number of open objects and arrays.
  public var depth: Int { open.count }

  /// Reads the next event.
  ///
  /// - Throws: ``ReadingError`` with the place. After an error the reader must not be used again.
  public mutating func next() throws(ReadingError) -> JSONEvent {
    skipSpace()
    if expectation == .commaOrEnd {
      if position < stop, bytes[position] == UInt8(ascii: ",") {
        position &+= 1
        skipSpace()
        expectation = open.last == true ? .key : .value
      } else if let end = try closing() {
        return end
      } else {
        throw unexpected(open.last == true ? "',' or '}'" : "',' or ']'")
      }
    }
    offset = position
    switch expectation {
    case .value:
      return try value()
    case .valueOrEnd:
      if let end = try closing() { return end }
      return try value()
    case .keyOrEnd:
      if let end = try closing() { return end }
      return try key()
    case .key:
      return try key()
    case .commaOrEnd, .end:
      guard position == stop else { throw unexpected("nothing behind the value") }
      return .end
    }
  }

  @inline(__always)
  mutating func skipSpace() {
    while position < stop {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position &+= 1
      default: return
      }
    }
  }

  /// Closes the innermost container if its bracket stands here.
  private mutating func closing() throws(ReadingError) -> JSONEvent? {
    guard position < stop, let isObject = open.last else { return nil }
    guard bytes[position] == UInt8(ascii: isObject ? "}" : "]") else { return nil }
    offset = position
    position &+= 1
    open.removeLast()
    expectation = open.isEmpty ? .end : .commaOrEnd
    return isObject ? .endObject : .endArray
  }

  private mutating func key() throws(ReadingError) -> JSONEvent {
    guard position < stop, bytes[position] == UInt8(ascii: "\"") else {
      throw unexpected(expectation == .keyOrEnd ? "a member's name or '}'" : "a member's name")
    }
    let text = try scanText()
    skipSpace()
    guard position < stop, bytes[position] == UInt8(ascii: ":") else { throw unexpected("':'") }
    position &+= 1
    expectation = .value
    return .key(text)
  }

  private mutating func value() throws(ReadingError) -> JSONEvent {
    guard position < stop else { throw unexpected("a value") }
    let event: JSONEvent
    switch bytes[position] {
    case UInt8(ascii: "{"): return try opening(object: true)
    case UInt8(ascii: "["): return try opening(object: false)
    case UInt8(ascii: "\""): event = .text(try scanText())
    case UInt8(ascii: "-"), 0x30...0x39: event = .number(try scanNumber())
    case UInt8(ascii: "t"): event = .boolean(true); try scanWord("true")
    case UInt8(ascii: "f"): event = .boolean(false); try scanWord("false")
    case UInt8(ascii: "n"): event = .null; try scanWord("null")
    default: throw unexpected(expectation == .valueOrEnd ? "a value or ']'" : "a value")
    }
    expectation = open.isEmpty ? .end : .commaOrEnd
    return event
  }

  private mutating func opening(object: Bool) throws(ReadingError) -> JSONEvent {
    guard open.count < maximumDepth else {
      throw ReadingError(
        .nestingTooDeep, at: position,
        "objects and arrays are nested more than \(maximumDepth) deep")
    }
    open.append(object)
    position &+= 1
    expectation = object ? .keyOrEnd : .valueOrEnd
    return object ? .beginObject : .beginArray
  }

  private mutating func scanWord(_ word: StaticString) throws(ReadingError) {
    let end = position &+ word.utf8CodeUnitCount
    guard end <= stop, bytes.starts(with: word, at: position) else {
      throw unexpected("a value")
    }
    position = end
  }
}
