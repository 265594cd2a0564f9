// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics
internal import Gzip

/// Reads or maps a file, and unpacks it if its bytes are gzip.
func bytes(_ path: FilePath, isMapped: Bool = false) throws(Failure) -> SharedBytes {
  let stored: SharedBytes
  do throws(SystemError) {
    stored = try isMapped ? SharedBytes.mapping(path) : SharedBytes.reading(path)
  } catch {
    throw Failure(error)
  }
  return try unpacked(stored, path)
}

/// The bytes inside gzip's wrapping, or the same.
func unpacked(_ stored: SharedBytes, _ path: FilePath) throws(Failure) -> SharedBytes {
  guard Gzip.recognizes(stored.bytes) else { return stored }
  do throws(ReadingError) {
    return try Gzip.inflate(
      stored.bytes, limit: 1 << 36, maximumRatio: Inflater.usualRatio)
  } catch {
    throw Failure(error, path: path)
  }
}

/// The path without the suffix of gzip, by which the form inside is told.
func withoutGzip(_ path: FilePath) -> FilePath {
  path.hasSuffix(".gz") ? FilePath(bytes: path.bytes.dropLast(3)) : path
}

/// Writes a file that appears whole or not at all; packed if its name ends in `.gz`.
func write(
  _ path: FilePath, replacing: Bool, _ encode: (inout ByteSink) throws(ReadingError) -> Void
) throws(Failure) {
  let file: OutputFile
  do throws(SystemError) {
    file = try OutputFile(path, replacing: replacing)
  } catch {
    throw Failure(error)
  }
  let descriptor = file.descriptor
  let packer: Packer? = path.hasSuffix(".gz") ? Packer() : nil
  var sink = ByteSink { (block: RawSpan) throws(SystemError) in
    guard let packer else { return try descriptor.write(block) }
    try packer.pack(block) { piece throws(SystemError) in try descriptor.write(piece) }
  }
  do throws(ReadingError) {
    try encode(&sink)
  } catch {
    throw Failure(error, path: path)
  }
  do throws(SystemError) {
    try sink.finish()
    if let packer { try descriptor.write(packer.end().bytes) }
    try file.commit()
  } catch {
    throw Failure(error)
  }
}

/// Packs blocks as they come.
private final class Packer {
  private var deflater = Deflater(.gzip)

  func pack(
    _ block: RawSpan, _ body: (RawSpan) throws(SystemError) -> Void
  ) throws(SystemError) {
    var packed = ByteSink()
    deflater.deflate(block, into: &packed)
    if packed.count > 0 { try body(packed.contents) }
  }

  func end() -> SharedBytes {
    var packed = ByteSink()
    deflater.finish(into: &packed)
    return packed.takeBytes()
  }
}
