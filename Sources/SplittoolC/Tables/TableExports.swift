// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import CArrow
public import CSplittool
internal import Diagnostics
internal import Forms
internal import TableCodecs

/// See `splittool.h`.
@c @implementation
public func splittool_table_read(
  _ path: UnsafePointer<CChar>?, _ reading: UnsafePointer<splittool_reading>?,
  _ table: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let path = try SplittoolC.path(path, "path")
    let isMapped = reading?.pointee.mapped ?? false
    let bytes = try bytes(path, isMapped: isMapped)
    let form = text(reading?.pointee.form)
    let read = try parseTable(bytes, form, path.withoutGzipSuffix, ReadingOptions(reading))
    table?.pointee = Handle(TableBox(read)).retained()
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_table_parse(
  _ bytes: UnsafePointer<UInt8>?, _ count: Int64, _ name: UnsafePointer<CChar>?,
  _ reading: UnsafePointer<splittool_reading>?,
  _ table: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let path = FilePath(text(name) ?? "<bytes>")
    let copy = SharedBytes(try array(bytes, Int(count), "bytes"))
    let form = text(reading?.pointee.form)
    let read = try parseTable(
      unpacked(copy, path), form, path.withoutGzipSuffix, ReadingOptions(reading))
    table?.pointee = Handle(TableBox(read)).retained()
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_table_describe(
  _ table: OpaquePointer?, _ json: UnsafeMutablePointer<OpaquePointer?>?,
  _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    hand(try SplittoolC.table(table).interfaceJSON, to: json)
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_table_rows(_ table: OpaquePointer?) -> Int64 {
  Int64(Handle<TableBox>.value(table)?.value.rowCount ?? 0)
}

/// See `splittool.h`.
@c @implementation
public func splittool_table_column(
  _ table: OpaquePointer?, _ column: Int64
) -> UnsafeRawPointer? {
  guard let table = Handle<TableBox>.value(table)?.value, column >= 0,
    column < table.columns.count
  else { return nil }
  // SAFE: the column's memory lives, unmoved, as long as its table.
  switch table.columns[Int(column)] {
  case .numbers(let column): return column.values.withUnsafeBytes { $0.baseAddress }
  case .labels(let column): return column.codes.withUnsafeBytes { $0.baseAddress }
  case .dates(let column):
    return column.milliseconds.withUnsafeBytes { $0.baseAddress }
  case .texts, .bags: return nil
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_table_texts(
  _ table: OpaquePointer?, _ column: Int64, _ json: UnsafeMutablePointer<OpaquePointer?>?,
  _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let table = try SplittoolC.table(table)
    guard column >= 0, column < table.columns.count else {
      throw Failure(argument: "no such column")
    }
    hand(table.columns[Int(column)].json(0..<table.rowCount), to: json)
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_table_weights(_ table: OpaquePointer?) -> UnsafePointer<Double>? {
  // SAFE: the array's storage lives, unmoved, as long as the table that holds it.
  Handle<TableBox>.value(table)?.value.weights?.withUnsafeBufferPointer {
    $0.baseAddress
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_table_sparse(_ table: OpaquePointer?) -> UnsafePointer<Bool>? {
  // SAFE: as above.
  Handle<TableBox>.value(table)?.value.sparseRows?.withUnsafeBufferPointer {
    $0.baseAddress
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_table_export(
  _ table: OpaquePointer?, _ views: Bool, _ stream: UnsafeMutableRawPointer?,
  _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let table = try SplittoolC.table(table)
    guard let stream = stream else { throw Failure(argument: "stream is null") }
    var rest: Table? = table
    let made = ArrowStream(table.attributes, views: views) { () throws(Failure) in
      defer { rest = nil }
      return rest
    }
    made.fill(stream.assumingMemoryBound(to: ArrowArrayStream.self))
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_table_scan(
  _ path: UnsafePointer<CChar>?, _ reading: UnsafePointer<splittool_reading>?,
  _ batchRows: Int64, _ stream: UnsafeMutableRawPointer?,
  _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let path = try SplittoolC.path(path, "path")
    guard let stream = stream else { throw Failure(argument: "stream is null") }
    guard batchRows > 0 else { throw Failure(argument: "batch_rows must be positive") }
    let source = try TableBlocks(path, ReadingOptions(reading))
    let made = ArrowStream(
      source.attributes, views: false, batchRows: Int(batchRows)
    ) { () throws(Failure) in try source.next() }
    made.fill(stream.assumingMemoryBound(to: ArrowArrayStream.self))
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_table_encode(
  _ table: OpaquePointer?, _ form: UnsafePointer<CChar>?, _ lossy: Bool,
  _ bytes: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let table = try SplittoolC.table(table)
    let codec = try tableForm(text(form) ?? "arff")
    var sink = ByteSink()
    do throws(ReadingError) {
      try codec.encode(table, into: &sink, options: TableEncodingOptions(isLossy: lossy))
    } catch {
      throw Failure(error)
    }
    hand(sink, to: bytes)
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_table_save(
  _ table: OpaquePointer?, _ path: UnsafePointer<CChar>?, _ form: UnsafePointer<CChar>?,
  _ lossy: Bool, _ replaces: Bool, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let table = try SplittoolC.table(table)
    let path = try SplittoolC.path(path, "path")
    let codec = try tableForm(text(form), path: path.withoutGzipSuffix)
    try write(path, replacing: replaces) { (sink: inout ByteSink) throws(ReadingError) in
      try codec.encode(table, into: &sink, options: TableEncodingOptions(isLossy: lossy))
    }
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_table_free(_ table: OpaquePointer?) { Handle<TableBox>.release(table) }

/// See `splittool.h`.
@c @implementation
public func splittool_table_import(
  _ stream: UnsafeMutableRawPointer?, _ relation: UnsafePointer<CChar>?,
  _ types: UnsafePointer<UnsafePointer<CChar>?>?, _ weights: UnsafePointer<Double>?,
  _ table: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    guard let stream = stream else { throw Failure(argument: "stream is null") }
    let batches = try ArrowBatches(stream.assumingMemoryBound(to: ArrowArrayStream.self))
    // SAFE: the header says that there is a type, or null, for each column.
    let declared: [String?]? = types.map { types in
      batches.fields.indices.map { text(types[$0]) }
    }
    let taken = try ArrowImport(batches, types: declared)
    // SAFE: the header says that there is a weight for each row.
    let given: [Double]? =
      weights == nil ? nil : try array(weights, batches.rowCount, "weights")
    let made = try taken.table(relation: text(relation) ?? "table", weights: given)
    table?.pointee = Handle(TableBox(made)).retained()
  }
}
