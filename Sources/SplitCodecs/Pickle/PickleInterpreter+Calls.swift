// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

extension PickleInterpreter {
  /// Answers the opcode REDUCE: a callable and its arguments.
  mutating func call() throws(ReadingError) {
    guard case .tuple(let arguments, _) = try pop(), case .global(let global) = try pop() else {
      throw .malformed(at: offset, "the pickle calls something that is no function")
    }
    switch (global, arguments.count) {
    case (.orderedDictionary, 0):
      pushDictionary()
    case (.bytesClass, 0):
      stack.append(.bytes(0..<0))
    case (.encode, 2):
      guard case .text(let text) = arguments[0], case .text(let encoding) = arguments[1],
        ["latin1", "latin-1"].contains(bytes.bytes.text(encoding.prefix(10)))
      else { throw badCall("_codecs.encode") }
      stack.append(.latin1(text))
    case (.reconstruct, 3):
      guard case .global(.arrayClass) = arguments[0], case .tuple(let shape, _) = arguments[1],
        shape.count == 1, case .integer(0) = shape[0]
      else { throw badCall("_reconstruct") }
      stack.append(.array(arrays.count))
      arrays.append(PickledArray())
    case (.elementType, 1...3):
      guard case .text(let text) = arguments[0] else { throw badCall("dtype") }
      switch bytes.bytes.text(text.prefix(4)) {
      case "i4": stack.append(.elementType(size: 4, isSigned: true))
      case "i8": stack.append(.elementType(size: 8, isSigned: true))
      case "u4": stack.append(.elementType(size: 4, isSigned: false))
      default:
        throw .malformed(at: text.lowerBound, "only arrays of type i4, i8 and u4 hold row ids")
      }
    default:
      throw .malformed(at: offset, "the pickle makes a call that no split needs")
    }
  }

  private func badCall(_ name: String) -> ReadingError {
    .malformed(at: offset, "the pickle calls '\(name)' with arguments that no split needs")
  }

  /// Answers the opcode NEWOBJ: a class and the arguments of its constructor.
  mutating func makeObject() throws(ReadingError) {
    guard case .tuple(let arguments, _) = try pop(), case .global(.split) = try pop(),
      arguments.count == 2, case .array(let train) = arguments[0],
      case .array(let test) = arguments[1]
    else { throw .malformed(at: offset, "the pickle makes an object that is no split of arrays") }
    stack.append(.split(train: train, test: test))
  }

  /// Answers the opcode BUILD: an object and its state.
  mutating func setState() throws(ReadingError) {
    guard case .tuple(let state, _) = try pop(), let object = stack.last else {
      throw .malformed(at: offset, "the pickle gives a state that is no tuple")
    }
    switch object {
    case .elementType:
      guard state.count >= 2, case .text(let order) = state[1],
        bytes.bytes.text(order.prefix(4)) == "<"
      else { throw .malformed(at: offset, "only little-endian arrays are read") }
    case .array(let number):
      guard state.count == 5, case .tuple(let shape, _) = state[1], shape.count == 1,
        case .integer(let count) = shape[0], count >= 0,
        case .elementType(let size, let isSigned) = state[2]
      else { throw .malformed(at: offset, "an array of the pickle is not a list of row ids") }
      guard count <= bytes.count else {
        throw ReadingError(
          .limitExceeded, at: offset,
          "an array claims \(count) rows, but the pickle has only \(bytes.count) bytes")
      }
      arrays[number] = PickledArray(
        count: count, size: size, isSigned: isSigned, content: state[4])
    default:
      throw .malformed(at: offset, "the pickle gives a state to something that has none")
    }
  }
}
