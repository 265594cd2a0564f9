// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import SplitModel
internal import ZipKit

/// An array of integers in NumPy's format.
struct NPYIntegers {
  let shape: [Int]
  private let content: SharedBytes
  private let start: Int
  private let size: Int
  private let isSigned: Bool

  init(_ content: SharedBytes) throws(ReadingError) {
    let header = try NPYHeader(content.bytes) { Self.sizes[$0] }
    guard !header.isFortranOrder || header.shape.count <= 1 else {
      throw ReadingError(.badNPY, "arrays of several dimensions in Fortran order are not read")
    }
    self.content = content
    shape = header.shape
    start = header.length
    size = Self.sizes[header.type] ?? 4
    isSigned = header.type.contains("i")
  }

  private static let sizes = ["<i4": 4, "<u4": 4, "<i8": 8, "<u8": 8]

  /// The element at a position of the flat array, if it is from 0 to `largest`.
  func value(at position: Int, largest: Int) -> Int? {
    let bytes = content.bytes
    let value =
      switch (size, isSigned) {
      case (4, true): Int(bytes.load(Int32.self, at: start + position * 4))
      case (4, false): Int(bytes.load(UInt32.self, at: start + position * 4))
      case (_, true): Int(bytes.load(Int64.self, at: start + position * 8))
      case (_, false): Int(exactly: bytes.load(UInt64.self, at: start + position * 8)) ?? -1
      }
    return value >= 0 && value <= largest ? value : nil
  }

  /// The array as row ids; nothing if it has several dimensions or an element is none.
  func rows() -> RowIDs? {
    guard shape.count == 1 else { return nil }
    var isSound = true
    let buffer = RowBuffer.appending(capacity: shape[0]) { output in
      for position in 0..<shape[0] {
        guard let row = value(at: position, largest: Int(UInt32.max) - 1) else {
          isSound = false
          return
        }
        output.append(UInt32(row))
      }
    }
    return isSound ? RowIDs(buffer: buffer, pieces: Pieces(0..<shape[0])) : nil
  }
}
