// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// Reads the dictionary at the head of a `.npy` array:
/// `{'descr': '<i4', 'fortran_order': False, 'shape': (3,), }`.
struct PythonLiteralScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func readHead() throws(ReadingError) -> (type: String, isFortran: Bool, shape: [Int]) {
    var type: String?
    var isFortran: Bool?
    var shape: [Int]?
    try expect("{")
    while !take("}") {
      let key = try text()
      try expect(":")
      switch key {
      case "descr" where type == nil: type = try text()
      case "fortran_order" where isFortran == nil: isFortran = try boolean()
      case "shape" where shape == nil: shape = try tuple()
      default: throw fault()
      }
      if !take(",") {
        try expect("}")
        break
      }
    }
    skipSpace()
    guard position == bytes.count, let type, let isFortran, let shape else { throw fault() }
    return (type, isFortran, shape)
  }

  private func fault() -> ReadingError {
    ReadingError(.badNPY, "the head of an array is not the dictionary that NumPy writes")
  }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x0A {
      position += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(ReadingError) {
    guard take(character) else { throw fault() }
  }

  private mutating func text() throws(ReadingError) -> String {
    skipSpace()
    guard position < bytes.count else { throw fault() }
    let quote = bytes[position]
    guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { throw fault() }
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != quote, bytes[position] != UInt8(ascii: "\\") {
      position += 1
    }
    guard position < bytes.count, bytes[position] == quote else { throw fault() }
    position += 1
    return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
  }

  private mutating func boolean() throws(ReadingError) -> Bool {
    skipSpace()
    for (word, value) in [("True", true), ("False", false)]
    where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw fault()
  }

  private mutating func tuple() throws(ReadingError) -> [Int] {
    var values = [Int]()
    try expect("(")
    while !take(")") {
      guard values.count < 32 else { throw fault() }
      values.append(try number())
      if !take(",") {
        try expect(")")
        break
      }
    }
    return values
  }

  private mutating func number() throws(ReadingError) -> Int {
    skipSpace()
    let start = position
    var value = 0
    while position < bytes.count, bytes[position] &- 0x30 < 10 {
      let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
      let (next, carry) = tenfold.addingReportingOverflow(Int(bytes[position] &- 0x30))
      guard !overflow, !carry else {
        throw ReadingError(.limitExceeded, "an array claims a dimension beyond 2⁶³")
      }
      value = next
      position += 1
    }
    guard position > start else { throw fault() }
    return value
  }
}
