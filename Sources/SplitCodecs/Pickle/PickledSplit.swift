// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import SplitModel

/// Turns what a pickle holds into a split set.
struct PickledSplit {
  private typealias Pairs = [(key: PickleValue, value: PickleValue)]

  private let interpreter: PickleInterpreter
  private let options: ReadingOptions

  init(_ interpreter: PickleInterpreter, _ options: ReadingOptions) {
    self.interpreter = interpreter
    self.options = options
  }

  func read(_ value: PickleValue) throws(ReadingError) -> SplitSet {
    var name: String?
    var repeats: Pairs?
    for (key, value) in try pairs(value) {
      guard case .text(let text) = key else { throw fault("a key that is no text") }
      switch interpreter.bytes.bytes.text(text) {
      case "name" where name == nil: name = try self.text(value)
      case "repetitions" where repeats == nil: repeats = try pairs(value)
      default: throw fault("a key that is neither 'name' nor 'repetitions', or comes twice")
      }
    }
    guard let name, let repeats else { throw fault("no 'name' or no 'repetitions'") }
    var cells = SplitAssembler(options)
    // Each id takes four bytes of the file, unless a hostile one uses an array again and again.
    var allowance = interpreter.bytes.count / 4
    for (key, folds) in repeats {
      let repeatIndex = try index(key)
      for (key, samples) in try pairs(folds) {
        let fold = try index(key)
        for (key, value) in try pairs(samples) {
          let id = FoldID(repeat: repeatIndex, fold: fold, sample: try index(key))
          guard case .split(let train, let test) = value else { throw fault("a cell without rows") }
          allowance -= interpreter.arrays[train].count + interpreter.arrays[test].count
          guard allowance >= 0 else {
            throw .limit("listed rows for a file of this size", interpreter.bytes.count / 4)
          }
          try cells.append(Fold(id: id, train: try rows(train), test: try rows(test)))
        }
      }
    }
    return try cells.finish(name: name)
  }

  private func fault(_ what: String) -> ReadingError {
    .malformed(at: nil, "the pickle is no split of openml-python: it has \(what)")
  }

  private func pairs(_ value: PickleValue) throws(ReadingError) -> Pairs {
    guard case .dictionary(let number) = value else { throw fault("something for a dictionary") }
    return interpreter.dictionaries[number]
  }

  private func index(_ value: PickleValue) throws(ReadingError) -> Int {
    guard case .integer(let index) = value, index >= 0, index <= FoldID.largestIndex else {
      throw fault("a repeat, fold or sample that is out of range")
    }
    return index
  }

  private func text(_ value: PickleValue) throws(ReadingError) -> String {
    guard case .text(let range) = value,
      let text = String(validating: interpreter.bytes.bytes.array(range), as: UTF8.self)
    else { throw fault("a name that is no text") }
    return text
  }

  private func rows(_ number: Int) throws(ReadingError) -> RowIDs {
    let array = interpreter.arrays[number]
    let content = try content(of: array)
    guard content.count % array.size == 0, content.count / array.size == array.count else {
      throw fault("an array whose length is not that of its content")
    }
    return try RowIDs(
      buffer: RowBuffer.appending(capacity: array.count) { output throws(ReadingError) in
        let bytes = content.bytes
        for index in 0..<array.count {
          let value =
            switch (array.size, array.isSigned) {
            case (8, _): Int(bytes.load(Int64.self, at: index * 8))
            case (_, true): Int(bytes.load(Int32.self, at: index * 4))
            default: Int(bytes.load(UInt32.self, at: index * 4))
            }
          guard let row = UInt32(exactly: value), row < UInt32.max else {
            throw fault("a row id that is out of range")
          }
          output.append(row)
        }
      }, pieces: Pieces(0..<array.count))
  }

  private func content(of array: PickledArray) throws(ReadingError) -> SharedBytes {
    switch array.content {
    case .bytes(let range): SharedBytes(slicing: interpreter.bytes, range)
    case .latin1(let range): try Self.bytes(latin1: interpreter.bytes, range)
    default: throw fault("an array without content")
    }
  }

  /// The bytes that UTF-8 text of characters up to U+00FF spells.
  private static func bytes(
    latin1 text: SharedBytes, _ range: Range<Int>
  ) throws(ReadingError) -> SharedBytes {
    var sink = ByteSink()
    let bytes = text.bytes
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      index &+= 1
      if byte < 0x80 {
        sink.append(byte)
      } else {
        guard byte & 0xFE == 0xC2, index < range.upperBound, bytes[index] & 0xC0 == 0x80 else {
          throw .malformed(at: index - 1, "an array of the pickle is not spelled in latin1")
        }
        sink.append(byte << 6 | bytes[index] & 0x3F)
        index &+= 1
      }
    }
    return sink.takeBytes()
  }
}
