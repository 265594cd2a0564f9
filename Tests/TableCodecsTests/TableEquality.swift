// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ARFF
internal import ByteKit
internal import TableCodecs
internal import Testing

/// What tests of table codecs share.
enum Tables {
  static func parse(_ text: String) throws(ReadingError) -> Table {
    try Table(parsing: SharedBytes(Array(text.utf8)))
  }

  /// The table as ARFF text, which says all there is to say about it.
  static func text(_ table: Table) -> String {
    var sink = ByteSink()
    _ = ARFFWriter.write(table, into: &sink)
    return String(decoding: sink.array, as: UTF8.self)
  }

  static func encode(
    _ table: Table, _ codec: any TableCodec,
    _ options: TableEncodingOptions = TableEncodingOptions()
  ) throws(ReadingError) -> [UInt8] {
    var sink = ByteSink()
    try codec.encode(table, into: &sink, options: options)
    return sink.array
  }

  static func encoded(_ text: String, _ codec: any TableCodec, isLossy: Bool = false) throws
    -> String
  {
    let table = try parse(text)
    let bytes = try encode(table, codec, TableEncodingOptions(isLossy: isLossy))
    return String(decoding: bytes, as: UTF8.self)
  }

  static func decode(
    _ text: String, _ codec: any TableCodec,
    _ options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) -> Table {
    try codec.decode(SharedBytes(Array(text.utf8)), options: options)
  }

  /// The error of reading a text; nothing if it is read.
  static func failure(
    _ text: String, _ codec: any TableCodec,
    _ options: ReadingOptions = ReadingOptions()
  ) -> ReadingError? {
    do throws(ReadingError) {
      _ = try decode(text, codec, options)
      return nil
    } catch {
      return error
    }
  }

  /// Some rows of every kind.
  static let everything = """
    @relation 'all of it'
    @attribute n numeric {2}
    @attribute c {a,'b "c"',''}
    @attribute s string
    @attribute d date
    @attribute e date yyyy-MM-dd
    @attribute bag relational
    @attribute x numeric
    @attribute t string
    @end bag
    @data
    1.5,a,'x, y\\n"z"',2001-02-03T04:05:06,2001-02-03,"1,'p q'\\n?,?,{3}"
    -0,?,?,?,?,?,{0.5}
    {0 Infinity,1 '',2 '',5 ''}
    """
}
