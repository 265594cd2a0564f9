// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// What writers say about a file or a chunk beyond what the format knows: names and values.
enum Facts {
  /// A name and its value.
  struct Fact {
    /// The name.
    let key: String
    /// The value; empty if it is no text.
    let value: String
    /// Where the value is.
    let place: Range<Int>?
  }

  /// Reads a list of facts.
  static func read(
    _ reader: inout ThriftReader, _ field: ThriftReader.Field
  ) throws(ReadingError) -> [Fact] {
    var facts: [Fact] = []
    for _ in 0..<(try reader.list(field, of: .structure)) {
      var (key, value) = ("", "")
      var place: Range<Int>?
      var last: Int16 = 0
      while let part = try reader.next(after: &last) {
        switch part.id {
        case 1: key = try reader.text(part)
        case 2:
          place = try reader.bytes(part)
          // What is no text is no fact that we ask for.
          if let place, reader.source.bytes.firstInvalidUTF8(in: place) == nil {
            value = reader.source.bytes.text(place)
          }
        default: try reader.skip(part)
        }
      }
      facts.append(Fact(key: key, value: value, place: place))
    }
    return facts
  }

  /// Writes a list of facts.
  static func write(
    _ field: Int16, _ facts: [(key: String, value: String)], to writer: inout ThriftWriter
  ) {
    writer.writeList(field, of: .structure, count: facts.count)
    for fact in facts {
      writer.append { entry in
        entry.write(1, text: fact.key)
        entry.write(2, text: fact.value)
      }
    }
  }
}
