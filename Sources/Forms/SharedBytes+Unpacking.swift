// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit
public import Diagnostics
internal import Gzip

extension SharedBytes {
  /// Reads a whole file, and unpacks it if its bytes are gzip, whatever its name says.
  ///
  /// - Throws: ``ReadingError`` with the path: `input-output` if the file cannot be read, or that of
  ///   the packed bytes.
  public static func unpacking(_ path: FilePath) throws(ReadingError) -> SharedBytes {
    let stored = try ReadingError.wrapping { () throws(SystemError) in
      try SharedBytes.reading(path)
    }
    do throws(ReadingError) {
      return try stored.unpacked()
    } catch {
      throw error.named(path)
    }
  }

  /// The bytes inside gzip's wrapping; the same bytes if they are not packed.
  ///
  /// A packed file may not hold 500 times as many bytes as it has.
  ///
  /// - Throws: ``ReadingError`` with code `bad-gzip`, `truncated` or `limit-exceeded`.
  public func unpacked() throws(ReadingError) -> SharedBytes {
    guard Gzip.recognizes(bytes) else { return self }
    return try Gzip.inflate(bytes, limit: 1 << 36, maximumRatio: Inflater.usualRatio)
  }
}

extension FilePath {
  /// The path without the suffix of gzip, by which the form inside is told.
  package var withoutGzipSuffix: FilePath {
    hasSuffix(".gz") ? FilePath(bytes: bytes.dropLast(3)) : self
  }
}
