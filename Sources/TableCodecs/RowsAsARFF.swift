// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit

/// Collects rows of another form as ARFF text and hands them on as tables.
///
/// The other forms' readers check values themselves, since they know the places; what arrives here
/// is read by the same table parser as any ARFF file, so there is one way to build columns.
struct RowsAsARFF: ~Copyable {
  /// Where the readers append rows, each with its line end.
  var text = ByteSink()

  private let header: [UInt8]
  private let options: TableDecodingOptions
  private var isFirst = true

  /// Starts a table.
  init(relation: String, attributes: [Attribute], options: TableDecodingOptions) {
    var writer = ARFFWriter(relation: relation, attributes: attributes)
    var sink = ByteSink()
    writer.writeHeader(into: &sink)
    header = sink.array
    self.options = options
    text.append(header)
  }

  /// Hands a block on if enough rows have come together.
  mutating func rowDone(_ body: (Table) throws(TableError) -> Void) throws(TableError) {
    if text.count - header.count >= options.blockSize { try handOn(body) }
  }

  /// Hands on what is left.
  mutating func finish(_ body: (Table) throws(TableError) -> Void) throws(TableError) {
    if isFirst || text.count > header.count { try handOn(body) }
  }

  private mutating func handOn(_ body: (Table) throws(TableError) -> Void) throws(TableError) {
    var reading = options.reading
    // The text is our own: it is UTF-8, and what it warns of was the source's business.
    reading.encoding = .utf8
    reading.isStrict = false
    let table: Table
    do throws(ARFFError) {
      table = try Table(parsing: SharedBytes(copying: text.contents), options: reading)
    } catch {
      throw TableError(error.code.rawValue, error.message, hint: error.hint)
    }
    isFirst = false
    text = ByteSink()
    text.append(header)
    try body(table)
  }
}
