// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import CArrow
internal import Glibc

/// Batches of rows that a C consumer takes one by one.
///
/// The consumer may call from any thread, one call at a time, as the specification says.
final class ArrowStream: @unchecked Sendable {
  private let field: ArrowField
  private let views: Bool
  private let batchRows: Int
  private let nextTable: () throws(Failure) -> Table?
  private var table: TableBox?
  private var row = 0
  private var message: UnsafeMutablePointer<CChar>?
  /// A batch ends before its texts have so many bytes: offsets are signed words of 32 bits.
  private static let mostText = 1 << 30

  init(
    _ attributes: [Attribute], views: Bool, batchRows: Int = .max,
    next: @escaping () throws(Failure) -> Table?
  ) {
    field = .structure(of: attributes, views: views)
    self.views = views
    self.batchRows = batchRows
    nextTable = next
  }

  deinit { free(message) }

  /// The next batch; nothing at the end.
  private func next() throws(Failure) -> ArrowColumn? {
    while table == nil || row >= table?.value.rowCount ?? 0 {
      guard let more = try nextTable() else { return nil }
      table = TableBox(more)
      row = 0
      if more.rowCount == 0 { continue }
    }
    guard let table else { return nil }
    let rows = row..<end(of: table.value, from: row)
    row = rows.upperBound
    return .structure(table, rows, views: views)
  }

  /// Where a batch that begins at a row ends.
  private func end(of table: Table, from start: Int) -> Int {
    let last = batchRows < table.rowCount - start ? start + batchRows : table.rowCount
    var texts = [TextColumn]()
    for case .texts(let column) in table.columns { texts.append(column) }
    if texts.isEmpty { return last }
    var size = 0
    var row = start
    while row < last {
      for column in texts { size += ArrowColumn.textSize(column, row) }
      if size > Self.mostText, row > start { return row }
      row += 1
    }
    return row
  }

  private func remember(_ failure: Failure) -> Int32 {
    free(message)
    // SAFE: a copy that this object frees.
    message = strdup("\(failure.error)")
    return Int32(failure.error.cause?.errno.rawValue ?? EINVAL)
  }

  /// Fills a C stream, which then owns this object.
  func fill(_ stream: UnsafeMutablePointer<ArrowArrayStream>) {
    stream.initialize(
      to: ArrowArrayStream(
        get_schema: { stream, schema in
          guard let self = ArrowStream.of(stream), let schema = schema else {
            return EINVAL
          }
          ArrowSchemaOwner.fill(schema, self.field)
          return 0
        },
        get_next: { stream, array in
          guard let self = ArrowStream.of(stream), let array = array else {
            return EINVAL
          }
          do throws(Failure) {
            guard let batch = try self.next() else {
              array.initialize(to: ArrowArray())
              return 0
            }
            ArrowArrayOwner.fill(array, batch)
            return 0
          } catch {
            return self.remember(error)
          }
        },
        get_last_error: { stream in
          // SAFE: the text lives until the next call, as the specification asks.
          UnsafePointer(ArrowStream.of(stream)?.message)
        },
        release: { stream in
          guard let stream = stream, let owner = stream.pointee.private_data else {
            return
          }
          stream.pointee.release = nil
          stream.pointee.private_data = nil
          // SAFE: the reference that `fill` passed on, given back once.
          Unmanaged<ArrowStream>.fromOpaque(owner).release()
        }, private_data: Unmanaged.passRetained(self).toOpaque()))
  }

  private static func of(_ stream: UnsafeMutablePointer<ArrowArrayStream>?) -> ArrowStream? {
    guard let owner = stream?.pointee.private_data else { return nil }
    // SAFE: `fill` put it there.
    return Unmanaged<ArrowStream>.fromOpaque(owner).takeUnretainedValue()
  }
}
