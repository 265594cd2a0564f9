// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// Where a command writes a file: standard output for `-`, otherwise a file that appears whole.
enum ToolOutput {
  /// Runs an encoder into the output and puts the result in its place.
  ///
  /// - Returns: The count of bytes that were written.
  /// - Throws: What `encode` throws, and ``Failure`` with 73 if the output exists or cannot be
  ///   made, 74 if writing failed midway. A closed pipe is no failure.
  @discardableResult
  static func write(
    to path: FilePath, force: Bool, counting progress: ProgressCounter? = nil,
    _ encode: (inout ByteSink) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    if path == "-" || path == "/dev/stdout" {
      return try send(to: .standardOutput, path, progress, encode)
    }
    let file: OutputFile
    do throws(SystemError) {
      file = try OutputFile(path, replacing: force)
    } catch {
      throw Failure(creating: error)
    }
    let count = try send(to: file.descriptor, path, progress, encode)
    do throws(SystemError) {
      try file.commit()
    } catch {
      throw Failure(creating: error)
    }
    return count
  }

  private static func send(
    to output: OutputDescriptor, _ path: FilePath, _ progress: ProgressCounter?,
    _ encode: (inout ByteSink) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    var sink = ByteSink { (block: RawSpan) throws(SystemError) in
      try output.write(block)
      progress?.add(block.byteCount)
    }
    try encode(&sink)
    do throws(SystemError) {
      try sink.finish()
    } catch {
      if error.isClosedPipe { return sink.count }
      throw Failure(writing: error)
    }
    return sink.count
  }
}
