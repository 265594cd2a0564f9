// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import CArrow
internal import Diagnostics
internal import Glibc

/// Makes a table of the batches of an Arrow C stream.
///
/// The producer is not trusted further than the interface forces one to: lengths, offsets and
/// buffers are checked before they are used, as far as a consumer can.
struct ArrowImport {
  private let columns: [ArrowReader]
  private let batches: ArrowBatches

  /// Finds out how to read the columns of batches.
  init(_ batches: ArrowBatches, types: [String?]?) throws(Failure) {
    self.batches = batches
    columns = try batches.fields.enumerated().map { index, field throws(Failure) in
      try ArrowReader(field, batches.arrays(of: index), declared: types?[index] ?? nil)
    }
    var names = Set<String>()
    for field in batches.fields where !names.insert(field.name).inserted {
      throw Failure(
        ReadingError(.duplicateAttribute, "two columns are called '\(field.name)'"))
    }
  }

  /// The table.
  func table(relation: String, weights: [Double]?) throws(Failure) -> Table {
    if let weights {
      guard weights.count == batches.rowCount else {
        throw Failure(
          argument: "there are \(weights.count) weights for \(batches.rowCount) rows")
      }
      guard weights.allSatisfy(\.isFinite) else {
        throw Failure(argument: "a weight is not finite")
      }
    }
    var rows = TableBuilder(relation: relation, attributes: columns.map(\.attribute))
    var row = 0
    for batch in 0..<batches.count {
      for place in 0..<batches.length(of: batch) {
        for (index, column) in columns.enumerated() {
          try column.set(&rows, column: index, batch: batch, row: place)
        }
        if let weights { rows.setWeight(weights[row], of: rows.rowCount) }
        rows.endRow()
        row += 1
      }
    }
    return rows.takeTable()
  }
}

/// A column of an Arrow schema.
struct ArrowColumnType {
  let name: String
  let format: String
  /// The format of the dictionary's values, where there is one.
  let dictionary: String?
}

/// The batches of a stream, held until they are read.
final class ArrowBatches {
  private(set) var fields: [ArrowColumnType] = []
  private(set) var rowCount = 0
  // SAFE: allocated here, released and freed in `deinit`.
  private var arrays: [UnsafeMutablePointer<ArrowArray>] = []

  var count: Int { arrays.count }

  init(_ stream: UnsafeMutablePointer<ArrowArrayStream>) throws(Failure) {
    guard stream.pointee.release != nil else {
      throw Failure(argument: "the Arrow stream was released already")
    }
    defer { if let release = stream.pointee.release { release(stream) } }
    try readSchema(stream)
    while true {
      let array = UnsafeMutablePointer<ArrowArray>.allocate(capacity: 1)
      array.initialize(to: ArrowArray())
      let code = stream.pointee.get_next?(stream, array) ?? EINVAL
      guard code == 0, array.pointee.release != nil else {
        array.deallocate()
        if code == 0 { return }
        throw Self.failure(stream, code)
      }
      arrays.append(array)
      guard array.pointee.n_children == Int64(fields.count),
        array.pointee.length >= 0, array.pointee.offset >= 0,
        fields.isEmpty || array.pointee.children != nil
      else { throw Failure(argument: "an Arrow batch does not fit its schema") }
      rowCount += Int(array.pointee.length)
    }
  }

  deinit {
    for array in arrays {
      if let release = array.pointee.release { release(array) }
      array.deallocate()
    }
  }

  private func readSchema(_ stream: UnsafeMutablePointer<ArrowArrayStream>) throws(Failure) {
    var schema = ArrowSchema()
    let code = stream.pointee.get_schema?(stream, &schema) ?? EINVAL
    guard code == 0 else { throw Self.failure(stream, code) }
    defer { if let release = schema.release { release(&schema) } }
    guard text(schema.format) == "+s", schema.n_children >= 0 else {
      throw Failure(argument: "the Arrow stream is no table")
    }
    for index in 0..<(Int(schema.n_children)) {
      guard let child = schema.children?[index], let format = text(child.pointee.format)
      else { throw Failure(argument: "the Arrow schema has a column without a format") }
      let inner = child.pointee.dictionary
      fields.append(
        ArrowColumnType(
          name: text(child.pointee.name) ?? "", format: format,
          dictionary: inner == nil ? nil : text(inner?.pointee.format)))
    }
  }

  private static func failure(
    _ stream: UnsafeMutablePointer<ArrowArrayStream>, _ code: Int32
  ) -> Failure {
    let message = text(stream.pointee.get_last_error?(stream))
    return Failure(argument: message ?? "the Arrow stream failed with error \(code)")
  }

  /// The number of rows of a batch.
  func length(of batch: Int) -> Int { Int(arrays[batch].pointee.length) }

  /// The arrays of a column, one for each batch, and the rows that the batch leaves out before.
  func arrays(of column: Int) throws(Failure) -> [ArrowView] {
    try (0..<count).map { batch throws(Failure) in
      let parent = arrays[batch]
      guard let child = parent.pointee.children[column] else {
        throw Failure(argument: "an Arrow batch lacks column \(column)")
      }
      return try ArrowView(
        child, offset: Int(parent.pointee.offset), length: Int(parent.pointee.length),
        format: fields[column].format, dictionary: fields[column].dictionary, owner: self)
    }
  }
}
