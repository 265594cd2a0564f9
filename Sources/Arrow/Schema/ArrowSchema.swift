// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ByteKit

/// The columns of an Arrow file, and what there is to say about it.
package struct ArrowSchema: Sendable {
  /// A fact of a file under its name.
  package typealias Fact = (key: String, value: String)

  /// The columns.
  package let fields: [ArrowField]
  /// What somebody wrote about the file.
  package let facts: [Fact]

  /// Describes a file.
  package init(_ fields: [ArrowField], facts: [Fact] = []) {
    self.fields = fields
    self.facts = facts
  }

  /// What somebody wrote under a name.
  package func fact(_ name: String) -> String? { facts.first { $0.key == name }?.value }
}

// MARK: - Flatbuffers

extension ArrowSchema {
  /// The version of messages that all readers since 2020 know.
  static let version: Int16 = 4

  init(_ table: FlatTable) throws(ReadingError) {
    guard try table.int16(0) == 0 else {
      throw ReadingError(.unsupportedForm, "numbers with the highest byte first are not read")
    }
    // Many references may lead to one long name.
    var budget = 2 * table.size
    func spend(_ text: String) throws(ReadingError) {
      budget -= text.utf8.count
      guard budget >= 0 else { throw FlatTable.damaged(at: 0) }
    }
    var fields: [ArrowField] = []
    for reference in try table.tables(1) {
      let field = try ArrowField(try table.table(at: reference))
      try spend(field.name)
      fields.append(field)
    }
    var facts: [Fact] = []
    for reference in try table.tables(2) {
      let fact = try table.table(at: reference)
      let (key, value) = (try fact.text(0) ?? "", try fact.text(1) ?? "")
      try spend(key)
      try spend(value)
      facts.append((key, value))
    }
    self.fields = fields
    self.facts = facts
  }

  var flat: FlatValue {
    .table([
      .int16(0), .tables(fields.map(\.flat)),
      .tables(facts.map { .table([.text($0.key), .text($0.value)]) }),
    ])
  }

  /// The schema as a message, which is how it stands in a stream and in `ARROW:schema`.
  package func message() -> SharedBytes {
    let message = FlatValue.table([.int16(Self.version), .uint8(1), flat, .int64(0)]).buffer()
    var sink = ByteSink()
    sink.append(littleEndian: UInt32.max)
    sink.append(littleEndian: UInt32(message.count))
    sink.append(message.bytes)
    return sink.takeBytes()
  }

  /// Reads a schema that is a message of its own.
  ///
  /// - Throws: `malformed` if it is none.
  package init(message source: SharedBytes) throws(ReadingError) {
    let bytes = source.bytes
    guard bytes.byteCount >= 8 else { throw FlatTable.damaged(at: 0) }
    // Before 2019, messages began with their length.
    let start = bytes.load(UInt32.self, at: 0) == .max ? 8 : 4
    let table = try FlatTable(root: source, in: start..<bytes.byteCount)
    guard try table.uint8(1) == 1, let schema = try table.table(2) else {
      throw ReadingError(.malformed, "the message is no schema")
    }
    try self.init(schema)
  }
}
