// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

// A machine for the pickles of openml-python and no others. It reads an opcode, moves values
// between its stack and its memo, and ends at the opcode STOP. There is no jump, so its time is
// linear in the file. "Calling" is a table of the few calls such a pickle contains, answered
// without any code of Python's: see `PickleInterpreter+Calls.swift`.
struct PickleInterpreter {
  /// The highest stack: openml writes dictionaries a thousand pairs at a time.
  static let maximumStack = 1 << 20
  /// The most memo entries.
  static let maximumMemo = 1 << 24
  /// The deepest tuple in a tuple.
  static let maximumDepth = 8

  let bytes: SharedBytes
  private(set) var offset = 0
  var stack = [PickleValue]()
  private var marks = [Int]()
  private var memo = [Int: PickleValue]()
  var dictionaries = [[(key: PickleValue, value: PickleValue)]]()
  var arrays = [PickledArray]()

  init(_ bytes: SharedBytes) {
    self.bytes = bytes
  }

  /// Runs up to STOP and gives the one value that is left.
  mutating func run() throws(ReadingError) -> PickleValue {
    guard bytes.count >= 2, try nextByte() == 0x80 else { throw .wrongForm("pickle") }
    let version = try nextByte()
    guard (2...4).contains(version) else {
      throw ReadingError(
        .unsupportedVersion, at: 1, "pickle protocol \(version), but only 2 to 4 are read")
    }
    while true {
      let opcode = try nextByte()
      if opcode == UInt8(ascii: ".") { break }
      try step(opcode)
      guard stack.count <= Self.maximumStack else {
        throw .limit("values on the stack of a pickle", Self.maximumStack, at: offset)
      }
    }
    guard offset == bytes.count else { throw .trailingBytes(at: offset) }
    return try pop()
  }

  // MARK: Reading

  private mutating func take(_ count: Int) throws(ReadingError) -> Range<Int> {
    guard count <= bytes.count - offset else {
      throw .truncated(at: bytes.count, "the pickle goes on")
    }
    offset += count
    return (offset - count)..<offset
  }

  private mutating func nextByte() throws(ReadingError) -> UInt8 {
    let place = try take(1)
    return bytes.bytes[place.lowerBound]
  }

  private mutating func number<T: FixedWidthInteger & BitwiseCopyable>(
    _ type: T.Type
  ) throws(ReadingError) -> Int {
    let place = try take(MemoryLayout<T>.size)
    guard let value = Int(exactly: bytes.bytes.load(T.self, at: place.lowerBound)) else {
      throw .malformed(at: place.lowerBound, "a length in the pickle is out of range")
    }
    return value
  }

  private mutating func line() throws(ReadingError) -> String {
    let start = offset
    while try nextByte() != UInt8(ascii: "\n") {
      guard offset - start <= 100 else {
        throw .malformed(at: start, "a name in the pickle is longer than 100 bytes")
      }
    }
    return bytes.bytes.text(start..<(offset - 1))
  }

  // MARK: Stack and memo

  mutating func pop() throws(ReadingError) -> PickleValue {
    guard stack.count > (marks.last ?? 0), let value = stack.popLast() else {
      throw .malformed(at: offset, "the pickle takes a value from an empty stack")
    }
    return value
  }

  private mutating func popToMark() throws(ReadingError) -> [PickleValue] {
    guard let mark = marks.popLast() else {
      throw .malformed(at: offset, "the pickle goes back to a mark that it has not set")
    }
    let values = Array(stack[mark...])
    stack.removeSubrange(mark...)
    return values
  }

  private mutating func remember(_ number: Int) throws(ReadingError) {
    guard let top = stack.last else {
      throw .malformed(at: offset, "the pickle keeps a value of an empty stack")
    }
    guard memo.count < Self.maximumMemo else {
      throw .limit("values in the memo of a pickle", Self.maximumMemo, at: offset)
    }
    memo[number] = top
  }

  private mutating func recall(_ number: Int) throws(ReadingError) {
    guard let value = memo[number] else {
      throw .malformed(at: offset, "the pickle recalls a value that it has not kept")
    }
    stack.append(value)
  }

  private mutating func pushTuple(_ values: [PickleValue]) throws(ReadingError) {
    let depth = (values.map(\.depth).max() ?? 0) + 1
    guard depth <= Self.maximumDepth else {
      throw .limit("tuples inside each other in a pickle", Self.maximumDepth, at: offset)
    }
    stack.append(.tuple(values, depth: depth))
  }

  private mutating func pushTuple(count: Int) throws(ReadingError) {
    var values = [PickleValue]()
    for _ in 0..<count { values.append(try pop()) }
    try pushTuple(values.reversed())
  }

  // MARK: Opcodes

  private mutating func step(_ opcode: UInt8) throws(ReadingError) {
    switch opcode {
    case UInt8(ascii: "("): marks.append(stack.count)
    case UInt8(ascii: "0"): _ = try pop()
    case UInt8(ascii: "N"): stack.append(.none)
    case 0x88, 0x89: stack.append(.boolean(opcode == 0x88))
    case UInt8(ascii: "K"): stack.append(.integer(try number(UInt8.self)))
    case UInt8(ascii: "M"): stack.append(.integer(try number(UInt16.self)))
    case UInt8(ascii: "J"): stack.append(.integer(try number(Int32.self)))
    case 0x8A: stack.append(.integer(try longInteger()))
    case UInt8(ascii: "X"): stack.append(.text(try take(try number(UInt32.self))))
    case 0x8C: stack.append(.text(try take(try number(UInt8.self))))
    case 0x8D: stack.append(.text(try take(try number(UInt64.self))))
    case UInt8(ascii: "B"): stack.append(.bytes(try take(try number(UInt32.self))))
    case UInt8(ascii: "C"): stack.append(.bytes(try take(try number(UInt8.self))))
    case 0x8E: stack.append(.bytes(try take(try number(UInt64.self))))
    case UInt8(ascii: ")"): try pushTuple([])
    case 0x85, 0x86, 0x87: try pushTuple(count: Int(opcode) - 0x84)
    case UInt8(ascii: "t"): try pushTuple(try popToMark())
    case UInt8(ascii: "}"): pushDictionary()
    case UInt8(ascii: "s"):
      let value = try pop()
      try fill([try pop(), value])
    case UInt8(ascii: "u"): try fill(try popToMark())
    case UInt8(ascii: "q"): try remember(try number(UInt8.self))
    case UInt8(ascii: "r"): try remember(try number(UInt32.self))
    case 0x94: try remember(memo.count)
    case UInt8(ascii: "h"): try recall(try number(UInt8.self))
    case UInt8(ascii: "j"): try recall(try number(UInt32.self))
    // A frame of protocol 4 is a promise about buffering and means nothing here.
    case 0x95: _ = try take(8)
    case UInt8(ascii: "c"):
      let module = try line()
      try pushGlobal(module, try line())
    case 0x93: try pushNamedGlobal()
    case UInt8(ascii: "R"): try call()
    case 0x81: try makeObject()
    case UInt8(ascii: "b"): try setState()
    default:
      throw ReadingError(
        .forbiddenOpcode, at: offset - 1,
        "opcode 0x\(String(opcode, radix: 16)) is none that openml-python's pickles need",
        hint: "a pickle of another origin may run any code in Python; make it again from its ARFF")
    }
  }

  private mutating func longInteger() throws(ReadingError) -> Int {
    let place = try take(try number(UInt8.self))
    guard place.count <= 8 else {
      throw .malformed(at: place.lowerBound, "an integer of the pickle has more than 64 bits")
    }
    var value: UInt64 = 0
    for (index, offset) in place.enumerated() {
      value |= UInt64(bytes.bytes[offset]) << UInt64(index * 8)
    }
    let unused = UInt64(64 - place.count * 8)
    return place.isEmpty ? 0 : Int(truncatingIfNeeded: Int64(bitPattern: value << unused) >> unused)
  }

  mutating func pushDictionary() {
    stack.append(.dictionary(dictionaries.count))
    dictionaries.append([])
  }

  private mutating func fill(_ values: [PickleValue]) throws(ReadingError) {
    guard case .dictionary(let number)? = stack.last, values.count % 2 == 0 else {
      throw .malformed(at: offset, "the pickle fills something that is no dictionary")
    }
    for index in stride(from: 0, to: values.count, by: 2) {
      dictionaries[number].append((values[index], values[index + 1]))
    }
  }

  private mutating func pushNamedGlobal() throws(ReadingError) {
    guard case .text(let name) = try pop(), case .text(let module) = try pop(),
      name.count <= 100, module.count <= 100
    else { throw .malformed(at: offset, "the pickle names something without a text") }
    try pushGlobal(bytes.bytes.text(module), bytes.bytes.text(name))
  }

  private mutating func pushGlobal(_ module: String, _ name: String) throws(ReadingError) {
    guard let global = PickleGlobal(module: module, name: name) else {
      let quoted = "\(module).\(name)".unicodeScalars.prefix(60).map { $0.escaped(asASCII: true) }
      throw ReadingError(
        .forbiddenName, at: offset,
        "the pickle asks for '\(quoted.joined())', which is none of the names a split needs",
        hint: "in Python, loading this file could run any code")
    }
    stack.append(.global(global))
  }
}
