// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ARFF
internal import ByteKit
internal import SplitCodecs
internal import TableCodecs

/// A form of tables: what it decodes, it encodes so that it decodes to the same, in blocks of any
/// size, and all other forms can write it.
struct TableTarget: FuzzTarget {
  let codec: any TableCodec
  let envelope: (any Envelope)? = nil

  init(_ codec: any TableCodec) { self.codec = codec }

  var name: String { "table-\(codec.name)" }

  private static let texts = [
    "@relation r\n@attribute n real\n@attribute c {a,'b \"c\"',''}\n@attribute s string\n@data\n"
      + "1.5,a,'x, y\\n\"z\"'\n-0,?,?\n1e300,'',''\n",
    "@relation r\n@attribute d date\n@attribute e date yyyy-MM-dd\n@attribute i integer\n@data\n"
      + "2001-02-03T04:05:06,2001-02-03,7\n?,?,?\n",
    "@relation 'all of it'\n@attribute n numeric {2}\n@attribute bag relational\n"
      + "@attribute x numeric\n@attribute t string\n@end bag\n@data\n"
      + "1.5,\"1,'p q'\\n?,?,{3}\"\n{0 Infinity}\n2,?,{0.5}\n",
  ]

  var seeds: [(name: String, bytes: [UInt8])] {
    Self.texts.enumerated().compactMap { index, text in
      guard let table = try? Table(parsing: SharedBytes(Array(text.utf8))) else {
        preconditionFailure("text \(index) is no table")
      }
      return bytes(of: table).map { ("\(index)\(codec.suffixes[0])", $0) }
    }
  }

  private func options() -> ReadingOptions { ReadingOptions(threads: 1) }

  private func bytes(of table: Table) -> [UInt8]? {
    var sink = ByteSink()
    return (try? codec.encode(table, into: &sink)).map { _ in sink.array }
  }

  func brokenPromise(_ input: [UInt8]) -> String? {
    _ = codec.recognizes(input.span.rawBytes.extracting(first: 128))
    let table: Table
    do throws(ReadingError) {
      table = try codec.decode(SharedBytes(input), options: options())
    } catch {
      let isPlaced = error.offset.map { (0...input.count).contains($0) } ?? true
      return isPlaced ? nil : "the error is outside of the input: \(error)"
    }
    return brokenRoundTrip(table) ?? brokenBlocks(table, input) ?? brokenWriters(table)
  }

  private func brokenRoundTrip(_ table: Table) -> String? {
    // A csv file says nothing of types; a schema does.
    let header = Header(relation: table.relation, attributes: table.attributes)
    guard let bytes = bytes(of: table) else { return nil }
    do throws(ReadingError) {
      let reader: any TableCodec = codec.name == "csv" ? CSVTableCodec(schema: header) : codec
      let again = try reader.decode(SharedBytes(bytes), options: options())
      let (before, after) = (Self.text(table), Self.text(again))
      return before == after ? nil : "it comes back as another table:\n\(before)\n\(after)"
    } catch {
      return "what was decoded cannot come back: \(error)\n\(Self.text(table))"
    }
  }

  /// Blocks of a row each are encoded to the same bytes as the whole.
  private func brokenBlocks(_ table: Table, _ input: [UInt8]) -> String? {
    guard let whole = bytes(of: table) else { return nil }
    var sink = ByteSink()
    var options = options()
    options.blockSize = 1
    do throws(ReadingError) {
      var writer = try codec.writer(
        relation: table.relation, attributes: table.attributes, options: TableEncodingOptions())
      try writer.begin(into: &sink)
      try codec.read(SharedBytes(input), options: options) { block throws(ReadingError) in
        try writer.write(block, into: &sink)
      }
      try writer.finish(into: &sink)
    } catch {
      return "it cannot be read block by block: \(error)"
    }
    return sink.array == whole ? nil : "blocks are written as other bytes than the whole"
  }

  private func brokenWriters(_ table: Table) -> String? {
    for codec in TableRegistry.standard.forms {
      var sink = ByteSink()
      do throws(ReadingError) {
        try codec.encode(table, into: &sink, options: TableEncodingOptions(isLossy: true))
      } catch {
        if error.code != "cannot-hold" { return "\(codec.name) cannot write it: \(error)" }
      }
    }
    return nil
  }

  /// The table as ARFF text, which says all there is to say about it.
  private static func text(_ table: Table) -> String {
    var sink = ByteSink()
    _ = ARFFWriter.write(table, into: &sink)
    return String(decoding: sink.array, as: UTF8.self)
  }
}
