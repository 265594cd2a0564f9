// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Gzip

/// An input in memory: a mapped file, or what a pipe gave.
///
/// The mapping is for speed; ``ProcessGuard`` turns a file that somebody cuts meanwhile into a
/// clear error.
final class InputFile {
  /// The path that the caller named; `-` for standard input.
  let path: FilePath
  /// The bytes as they are in the file.
  let stored: SharedBytes
  private let isMapped: Bool

  /// Brings a file into memory.
  ///
  /// - Throws: ``Failure`` with 66 if it is missing or unreadable, 65 if it is larger than allowed.
  init(_ path: FilePath, options: InputOptions) throws(Failure) {
    self.path = path
    let limit = options.maxBytes?.count ?? Int.max
    do throws(SystemError) {
      if path == "-" {
        isMapped = false
        stored = try SharedBytes.reading(descriptor: 0, named: path, limit: limit)
      } else if OpenFile.isStream(path) {
        isMapped = false
        stored = try SharedBytes.reading(stream: path, limit: limit)
      } else {
        let file = try OpenFile(path)
        guard file.size <= limit else { throw SystemError(tooLarge: path, limit: limit) }
        isMapped = true
        stored = try file.map()
      }
    } catch {
      throw error.isTooLarge ? Failure(tooLarge: path, limit: limit) : Failure(reading: error)
    }
    if isMapped {
      ProcessGuard.watch(
        stored, of: path,
        message: "\(Escaping.visible(path)): error[read-failed]: the file was cut while it was "
          + "read\n")
    }
  }

  /// Names bytes that somebody else read.
  init(_ path: FilePath, holding bytes: SharedBytes) {
    self.path = path
    stored = bytes
    isMapped = false
  }

  deinit {
    if isMapped { ProcessGuard.unwatch(stored) }
  }
}

extension Failure {
  /// An input beyond `--max-bytes`.
  init(tooLarge path: FilePath, limit: Int) {
    self.init(
      .malformedInput, "limit-exceeded",
      "more than \(Quantity.grouped(limit)) bytes", hint: "--max-bytes allows more", path: path)
  }
}

extension InputFile {
  /// The bytes inside the gzip wrapping.
  ///
  /// Without a limit, it may not hold 500 times as many bytes as it has.
  ///
  /// - Throws: ``Failure`` with 65 if it is no gzip, is damaged, or holds more than `limit` bytes.
  func unpacked(limit: Int?) throws(Failure) -> SharedBytes {
    let stored = stored
    guard Gzip.recognizes(stored.bytes) else {
      throw Failure(
        .malformedInput, .wrongForm, "the name says gzip, but the bytes do not",
        hint: "--from names the form", path: path)
    }
    do throws(ReadingError) {
      return try Gzip.inflate(
        stored.bytes, limit: limit ?? 1 << 36,
        maximumRatio: limit == nil ? Inflater.usualRatio : nil)
    } catch {
      let place = " (at byte \(Quantity.grouped(error.offset ?? 0)) of the packed file)"
      throw Failure(
        .malformedInput, error.code, error.message + place,
        hint: error.code == .limitExceeded ? "--max-bytes allows more" : nil, path: path)
    }
  }
}
