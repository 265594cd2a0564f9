// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import ZipKit

/// Writes a table as an archive of arrays.
///
/// An array stands in one piece, so rows are kept until the end: the form needs the memory of the
/// table. Sparse rows of many numbers stay sparse.
struct NPZTableWriter: TableWriter {
  let attributes: [Attribute]
  private var losses: Losses
  let isDeflated: Bool
  private(set) var blocks: [Table] = []
  /// Whether sparse rows can be kept: there are many attributes, and all are numbers.
  private let canKeepRows: Bool

  init(_ attributes: [Attribute], losses: Losses, isDeflated: Bool) {
    self.attributes = attributes
    self.losses = losses
    self.isDeflated = isDeflated
    canKeepRows =
      attributes.count >= Table.leastSparseColumns && attributes.allSatisfy(\.type.isNumber)
  }

  var warnings: [Finding] { losses.warnings }

  mutating func begin(into sink: inout ByteSink) {}

  mutating func write(_ block: Table, into sink: inout ByteSink) throws(ReadingError) {
    try losses.check(block, keepsSparse: canKeepRows)
    blocks.append(block)
  }

  mutating func finish(into sink: inout ByteSink) throws(ReadingError) {
    if canKeepRows, blocks.contains(where: { $0.sparseRows != nil }) {
      return try finishRows(into: &sink)
    }
    var archive = ZipWriter(isDeflated: isDeflated)
    let kept = attributes.indices.filter { Self.type(of: attributes[$0]) != nil }
    let rowCount = blocks.reduce(0) { $0 + $1.rowCount }
    try append("columns", kept.map { attributes[$0].name }, &archive, to: &sink)
    for (position, index) in kept.enumerated() {
      guard let type = Self.type(of: attributes[index]) else { continue }
      try checkSize(rowCount, of: type == "<i4" ? 4 : 8, "c\(position)")
      archive.append("c\(position).npy", to: &sink) { array in
        NPYHeader(type: type, shape: [rowCount]).append(to: &array)
        for block in blocks { Self.append(block.columns[index], to: &array) }
      }
      if case .nominal(let labels) = attributes[index].type {
        try append("c\(position)_labels", labels, &archive, to: &sink)
      }
    }
    archive.finish(into: &sink)
  }

  /// The type of an attribute's array; nothing if the form cannot hold it.
  private static func type(of attribute: Attribute) -> String? {
    switch attribute.type {
    case .numeric, .real, .integer: "<f8"
    case .nominal: "<i4"
    case .date: "<M8[ms]"
    case .string, .relational: nil
    }
  }

  /// Appends the values of a block; the marks of missing ones are those of NumPy already.
  private static func append(_ column: Column, to array: inout ByteSink) {
    switch column {
    case .numbers(let column):
      let values = column.values
      for row in values.indices {
        // One NaN for all, whatever made it.
        let value = values[row].isNaN ? Double.nan : values[row]
        array.append(littleEndian: value.bitPattern)
      }
    case .labels(let column):
      let codes = column.codes
      for row in codes.indices { array.append(littleEndian: codes[row]) }
    case .dates(let column):
      let values = column.milliseconds
      for row in values.indices { array.append(littleEndian: values[row]) }
    case .texts, .bags: break
    }
  }

  /// Appends an array of texts: UTF-32, all as long as the longest, filled up with zeros.
  func append(
    _ name: String, _ texts: [String], _ archive: inout ZipWriter, to sink: inout ByteSink
  ) throws(ReadingError) {
    let width = max(texts.reduce(0) { max($0, $1.unicodeScalars.count) }, 1)
    if let text = texts.first(where: { $0.unicodeScalars.last == "\0" }) {
      throw ReadingError(.cannotHold, "npz cannot hold '\(text)', whose last character is zero")
    }
    try checkSize(texts.count, of: width * 4, name)
    var array = ByteSink()
    NPYHeader(type: "<U\(width)", shape: [texts.count]).append(to: &array)
    for text in texts {
      var count = 0
      for scalar in text.unicodeScalars {
        array.append(littleEndian: scalar.value)
        count += 1
      }
      while count < width {
        array.append(littleEndian: UInt32(0))
        count += 1
      }
    }
    archive.append(name + ".npy", array.contents, to: &sink)
  }

  func checkSize(_ count: Int, of size: Int, _ name: String) throws(ReadingError) {
    guard count > (ZipWriter.largestMember - 1 << 16) / size else { return }
    throw ReadingError(.cannotHold, "the array '\(name)' would be larger than 4 GiB")
  }
}
