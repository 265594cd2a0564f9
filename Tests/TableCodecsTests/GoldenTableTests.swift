// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ARFF
import ByteKit
import TableCodecs
import TestSupport
import Testing

/// Tables in each form as they were first released; `SPLITTOOL_RECORD=1` adds missing ones, and
/// fails.
@Suite struct GoldenTableTests {
  /// A name, the table as ARFF text, and the forms that hold it.
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let forms: [String]

    var testDescription: String { name }
  }

  static let samples = [
    Sample(name: "everything", text: Tables.everything, forms: ["arff", "json"]),
    Sample(name: "plain", text: CSVTableTests.plain, forms: ["arff", "json", "ndjson", "csv"]),
    Sample(
      name: "numbers", text: NPZTableTests.text, forms: ["arff", "json", "ndjson", "csv", "npz"]),
  ]

  @Test(arguments: samples)
  func `old files are read, and written again byte for byte`(sample: Sample) throws {
    let table = try Tables.parse(sample.text)
    let options = ReadingOptions(relation: table.relation)
    let schema = Header(relation: table.relation, attributes: table.attributes)
    for form in sample.forms {
      let codec = try #require(TableRegistry.standard.form(named: form))
      let bytes = try Tables.encode(table, codec)
      let path = Fixtures.path("golden/tables/v1/\(sample.name)\(codec.suffixes[0])")
      let golden = try Golden.read(path, recording: bytes)
      #expect(golden.bytes.array(0..<golden.count) == bytes, "\(path)")
      guard codec.canRead else { continue }
      let reader: any TableCodec = form == "csv" ? CSVTableCodec(schema: schema) : codec
      let back = try reader.decode(golden, options: options)
      #expect(Tables.text(back) == Tables.text(table), "\(path)")
    }
  }
}
