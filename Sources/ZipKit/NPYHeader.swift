// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit

/// The head of an array in NumPy's `.npy` format.
///
/// The head is a Python literal; it is parsed by its small grammar, never evaluated.
public struct NPYHeader: Equatable, Sendable {
  /// The type of the elements, such as `<i4`.
  public let type: String
  /// The lengths of the dimensions.
  public let shape: [Int]
  /// Whether the first index moves fastest.
  public let isFortranOrder: Bool
  /// The bytes before the elements.
  public let length: Int

  /// Describes an array in C order.
  public init(type: String, shape: [Int]) {
    self.type = type
    self.shape = shape
    isFortranOrder = false
    length = Self.filledLength(of: Self.literal(type, shape))
  }

  private static func literal(_ type: String, _ shape: [Int]) -> String {
    let lengths = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    return "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(lengths)), }"
  }

  private static func filledLength(of literal: String) -> Int {
    (10 + literal.utf8.count + 1 + 63) / 64 * 64
  }

  /// Appends the head; the elements behind it are aligned to 64 bytes like the head itself.
  public func append(to sink: inout ByteSink) {
    let literal = Self.literal(type, shape)
    sink.append(0x93)
    sink.append("NUMPY")
    sink.append(1)
    sink.append(0)
    sink.append(littleEndian: UInt16(length - 10))
    sink.append(literal)
    for _ in (10 + literal.utf8.count)..<(length - 1) { sink.append(UInt8(ascii: " ")) }
    sink.append("\n")
  }

  /// Reads the head of an array and checks the claimed shape against the bytes that are there.
  ///
  /// `elementSize` gives the bytes of an element of a type, or nothing if it is not accepted.
  ///
  /// - Throws: ``ReadingError`` with code `bad-npy`.
  public init(
    _ bytes: RawSpan, elementSize: (String) -> Int?
  ) throws(ReadingError) {
    guard bytes.byteCount >= 10, bytes[0] == 0x93, bytes.starts(with: "NUMPY", at: 1) else {
      throw ReadingError(.badNPY, "an array does not begin like NumPy's")
    }
    guard bytes[6] >= 1, bytes[6] <= 3, bytes.byteCount >= 12 else {
      throw ReadingError(.badNPY, "version \(bytes[6]) of NumPy's array format is not known")
    }
    let start = bytes[6] == 1 ? 10 : 12
    let literalLength =
      bytes[6] == 1 ? Int(bytes.load(UInt16.self, at: 8)) : Int(bytes.load(UInt32.self, at: 8))
    guard literalLength <= 1 << 16, literalLength <= bytes.byteCount - start else {
      throw ReadingError(.badNPY, "the head of an array is longer than 65536 bytes or the array")
    }
    var scanner = PythonLiteralScanner(bytes.array(start..<(start + literalLength)))
    (type, isFortranOrder, shape) = try scanner.readHead()
    length = start + literalLength
    guard let size = elementSize(type) else {
      throw ReadingError(.badNPY, "arrays of type '\(type)' are not read here")
    }
    var wanted = size
    for dimension in shape {
      let (product, overflow) = wanted.multipliedReportingOverflow(by: dimension)
      guard !overflow else {
        throw ReadingError(.limitExceeded, "an array claims more elements than a file can hold")
      }
      wanted = product
    }
    guard wanted == bytes.byteCount - length else {
      throw ReadingError(
        .limitExceeded,
        "an array claims \(wanted) bytes of elements, but has \(bytes.byteCount - length)")
    }
  }
}
