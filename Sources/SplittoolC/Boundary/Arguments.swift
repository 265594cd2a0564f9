// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import CSplittool
internal import Diagnostics

/// The text of a C string; nothing for null.
func text(_ pointer: UnsafePointer<CChar>?) -> String? {
  guard let pointer = pointer else { return nil }
  // SAFE: the header says that text ends in a zero.
  return String(cString: pointer)
}

/// The path of a C string.
func path(_ pointer: UnsafePointer<CChar>?, _ argument: String) throws(Failure) -> FilePath {
  guard let pointer = pointer else { throw Failure(argument: "\(argument) is null") }
  // SAFE: as above.
  let path = FilePath(platformString: pointer)
  if path.isEmpty { throw Failure(argument: "\(argument) is empty") }
  return path
}

/// The elements of a C array as an array.
func array<T: BitwiseCopyable>(
  _ pointer: UnsafePointer<T>?, _ count: Int, _ argument: String
) throws(Failure) -> [T] {
  guard count >= 0 else { throw Failure(argument: "\(argument) has a negative count") }
  if count == 0 { return [] }
  guard let pointer = pointer else { throw Failure(argument: "\(argument) is null") }
  // SAFE: the header says that there are `count` elements.
  return Array(UnsafeBufferPointer(start: pointer, count: count))
}

extension ReadingOptions {
  /// The options of a C caller.
  init(_ reading: UnsafePointer<splittool_reading>?) throws(Failure) {
    self.init()
    // SAFE: the caller gave one, or null.
    guard let reading = reading?.pointee else { return }
    isStrict = reading.strict
    let threads = Int(reading.threads)
    guard threads >= 0 else { throw Failure(argument: "threads is negative") }
    self.threads = threads == 0 ? nil : threads
    if reading.has_rows {
      guard reading.rows >= 0 else { throw Failure(argument: "rows is negative") }
      rows = Int(reading.rows)
    }
    if reading.column_count != 0 {
      let names = try array(reading.column_names, Int(reading.column_count), "column_names")
      let places = try array(reading.column_places, names.count, "column_places")
      columns = zip(names, places).map { name, place in
        text(name).map { .named($0) } ?? .position(Int(place))
      }
    }
    if let name = text(reading.encoding) {
      guard let encoding = TextEncoding(rawValue: name) else {
        throw Failure(
          argument: "encoding '\(name)' is not known",
          hint: "known: " + TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))
      }
      self.encoding = encoding
    }
  }
}
