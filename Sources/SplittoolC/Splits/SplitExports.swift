// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
public import CSplittool
internal import Diagnostics
internal import Forms
internal import Hashing
internal import SplitCodecs
internal import SplitModel

/// See `splittool.h`.
@c @implementation
public func splittool_split_read(
  _ path: UnsafePointer<CChar>?, _ reading: UnsafePointer<splittool_reading>?,
  _ split: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let path = try SplittoolC.path(path, "path")
    let isMapped = reading?.pointee.mapped ?? false
    let bytes = try bytes(path, isMapped: isMapped)
    let form = text(reading?.pointee.form)
    let read = try parseSplit(bytes, form, path.withoutGzipSuffix, ReadingOptions(reading))
    split?.pointee = Handle(read).retained()
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_split_parse(
  _ bytes: UnsafePointer<UInt8>?, _ count: Int64, _ name: UnsafePointer<CChar>?,
  _ reading: UnsafePointer<splittool_reading>?,
  _ split: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let path = FilePath(text(name) ?? "<bytes>")
    let copy = SharedBytes(try array(bytes, Int(count), "bytes"))
    let form = text(reading?.pointee.form)
    let read = try parseSplit(
      unpacked(copy, path), form, path.withoutGzipSuffix, ReadingOptions(reading))
    split?.pointee = Handle(read).retained()
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_split_make(
  _ name: UnsafePointer<CChar>?, _ count: Int64, _ folds: UnsafePointer<Int32>?,
  _ trains: UnsafePointer<Int64>?, _ trainRows: UnsafePointer<Int64>?,
  _ tests: UnsafePointer<Int64>?, _ testRows: UnsafePointer<Int64>?,
  _ split: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let count = Int(count)
    guard count >= 0, count <= Limits().folds else { throw Failure(argument: "too many folds") }
    let ids = try array(folds, count * 3, "folds")
    let train = try RowLists(trains, trainRows, count, "train")
    let test = try RowLists(tests, testRows, count, "test")
    let cells = try (0..<count).map { index throws(Failure) in
      let id = [ids[index * 3], ids[index * 3 + 1], ids[index * 3 + 2]].map(Int.init)
      guard id.allSatisfy({ $0 >= 0 }) else {
        throw Failure(argument: "fold \(index) has a negative repeat, fold or sample")
      }
      return Fold(
        id: FoldID(repeat: id[0], fold: id[1], sample: id[2]),
        train: RowIDs(try train.rows(of: index)), test: RowIDs(try test.rows(of: index)))
    }
    guard let made = SplitSet(name: text(name) ?? "", cells: cells) else {
      throw Failure(argument: "a fold is given twice")
    }
    split?.pointee = Handle(made).retained()
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_split_describe(
  _ split: OpaquePointer?, _ json: UnsafeMutablePointer<OpaquePointer?>?,
  _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let split = try SplittoolC.split(split)
    let folds = split.repeats.map { Set($0.cells.map(\.foldIndex)).count }.max() ?? 0
    let samples = split.repeats.flatMap { $0.cells.map(\.sampleIndex) }.max().map { $0 + 1 } ?? 0
    hand(
      .known([
        "name": .string(split.name), "repeats": .integer(split.repeats.count),
        "folds": .integer(folds), "samples": .integer(samples),
        "digest": .string(split.digest().hexadecimal),
        "procedure": .string(EstimationProcedure.inferred(from: split).rawValue),
      ]), to: json)
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_split_count(_ split: OpaquePointer?) -> Int64 {
  Int64(Handle<SplitSet>.value(split)?.count ?? 0)
}

/// See `splittool.h`.
@c @implementation
public func splittool_split_folds(_ split: OpaquePointer?, _ folds: UnsafeMutablePointer<Int64>?) {
  guard let split = Handle<SplitSet>.value(split), let folds = folds else { return }
  for (index, fold) in split.enumerated() {
    let numbers = [
      fold.id.repeatIndex, fold.id.foldIndex, fold.id.sampleIndex, fold.train.count,
      fold.test.count,
    ]
    // SAFE: the header asks for room for five numbers a fold.
    for (place, number) in numbers.enumerated() { folds[index * 5 + place] = Int64(number) }
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_split_largest_row(_ split: OpaquePointer?) -> Int64 {
  guard let split = Handle<SplitSet>.value(split) else { return -1 }
  var largest: Int64 = -1
  for block in split.repeats {
    let rows = block.buffer.rows
    for index in rows.indices { largest = max(largest, Int64(rows[index])) }
  }
  return largest
}

/// See `splittool.h`.
@c @implementation
public func splittool_split_rows(
  _ split: OpaquePointer?, _ index: Int64, _ part: Int32, _ rows: UnsafeMutablePointer<UInt32>?
) {
  guard let split = Handle<SplitSet>.value(split), let rows = rows, index >= 0,
    index < split.count
  else { return }
  let ids = split[Int(index)][part == 0 ? .train : .test]
  var output = UnsafeMutableRawBufferPointer(
    start: UnsafeMutableRawPointer(rows), count: ids.count * 4)
  ids.forEachPiece { piece in
    // SAFE: the header asks for room for all rows of the set.
    piece.withUnsafeBytes { bytes in
      output.copyMemory(from: bytes)
      output = UnsafeMutableRawBufferPointer(rebasing: output[bytes.count...])
    }
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_split_equal(_ a: OpaquePointer?, _ b: OpaquePointer?) -> Bool {
  guard let a = Handle<SplitSet>.value(a), let b = Handle<SplitSet>.value(b) else { return false }
  return a == b
}

/// See `splittool.h`.
@c @implementation
public func splittool_split_diff(
  _ a: OpaquePointer?, _ b: OpaquePointer?, _ json: UnsafeMutablePointer<OpaquePointer?>?,
  _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let difference = SplitDifference(between: try split(a), and: try split(b))
    hand(difference?.json ?? .null, to: json)
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_split_encode(
  _ split: OpaquePointer?, _ form: UnsafePointer<CChar>?,
  _ bytes: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let split = try SplittoolC.split(split)
    let codec = try splitForm(text(form) ?? "binary")
    var sink = ByteSink()
    do throws(ReadingError) {
      try codec.encode(split, into: &sink)
    } catch {
      throw Failure(error)
    }
    hand(sink, to: bytes)
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_split_save(
  _ split: OpaquePointer?, _ path: UnsafePointer<CChar>?, _ form: UnsafePointer<CChar>?,
  _ replaces: Bool, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let split = try SplittoolC.split(split)
    let path = try SplittoolC.path(path, "path")
    let codec = try splitForm(text(form), path: path.withoutGzipSuffix)
    try write(path, replacing: replaces) { (sink: inout ByteSink) throws(ReadingError) in
      try codec.encode(split, into: &sink)
    }
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_split_free(_ split: OpaquePointer?) { Handle<SplitSet>.release(split) }
