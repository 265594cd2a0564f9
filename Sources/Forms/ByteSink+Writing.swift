// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit
public import Diagnostics
internal import Gzip

extension ByteSink {
  /// Writes a file that appears whole or not at all; packed with gzip if its name ends in `.gz`.
  ///
  ///     try ByteSink.writing(to: "rows.txt") { sink in sink.append("TRAIN,0\n") }
  ///
  /// The bytes go to a temporary beside the file, which is renamed when `body` is done; if it throws,
  /// the file is as it was.
  ///
  /// - Throws: ``ReadingError`` with the path: `output-exists` if there is a file that shall not be
  ///   replaced, `input-output` if it cannot be written, or what `body` throws.
  public static func writing(
    to path: FilePath, replacing: Bool = false,
    _ body: (inout ByteSink) throws(ReadingError) -> Void
  ) throws(ReadingError) {
    let file: OutputFile
    do throws(SystemError) {
      file = try OutputFile(path, replacing: replacing)
    } catch {
      throw error.isExisting
        ? ReadingError(
          Finding(.outputExists, at: nil, "the file exists"), path: path, cause: error)
        : ReadingError(error)
    }
    let output = file.descriptor
    let packer = path.hasSuffix(".gz") ? GzipPacker() : nil
    var sink = ByteSink { (block: RawSpan) throws(SystemError) in
      guard let packer else { return try output.write(block) }
      try output.write(packer.pack(block).bytes)
    }
    do throws(ReadingError) {
      try body(&sink)
    } catch {
      throw error.named(path)
    }
    do throws(SystemError) {
      try sink.finish()
      if let packer { try output.write(packer.finish().bytes) }
      try file.commit()
    } catch {
      throw ReadingError(error)
    }
  }
}

/// Packs blocks as they come.
private final class GzipPacker {
  private var deflater = Deflater(.gzip)

  func pack(_ block: RawSpan) -> SharedBytes {
    var packed = ByteSink()
    deflater.deflate(block, into: &packed)
    return packed.takeBytes()
  }

  func finish() -> SharedBytes {
    var packed = ByteSink()
    deflater.finish(into: &packed)
    return packed.takeBytes()
  }
}
