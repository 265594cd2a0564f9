// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics
internal import Forms

/// Reads or maps a file, and unpacks it if its bytes are gzip.
func bytes(_ path: FilePath, isMapped: Bool = false) throws(Failure) -> SharedBytes {
  guard isMapped else {
    do throws(ReadingError) {
      return try SharedBytes.unpacking(path)
    } catch {
      throw Failure(error)
    }
  }
  let stored: SharedBytes
  do throws(SystemError) {
    stored = try SharedBytes.mapping(path)
  } catch {
    throw Failure(error)
  }
  return try unpacked(stored, path)
}

/// The bytes inside gzip's wrapping, or the same.
func unpacked(_ stored: SharedBytes, _ path: FilePath) throws(Failure) -> SharedBytes {
  do throws(ReadingError) {
    return try stored.unpacked()
  } catch {
    throw Failure(error, path: path)
  }
}

/// Writes a file that appears whole or not at all; packed if its name ends in `.gz`.
func write(
  _ path: FilePath, replacing: Bool, _ encode: (inout ByteSink) throws(ReadingError) -> Void
) throws(Failure) {
  do throws(ReadingError) {
    try ByteSink.writing(to: path, replacing: replacing, encode)
  } catch {
    throw Failure(error)
  }
}
