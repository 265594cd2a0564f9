// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Glibc

/// Writes a file through a sink.
func write(to path: String, _ body: (inout ByteSink) throws -> Void) throws {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  guard descriptor >= 0 else { fail("cannot write \(path)") }
  defer { close(descriptor) }
  var sink = ByteSink(blockSize: 1 << 20) { block throws(SystemError) in
    var done = 0
    while done < block.byteCount {
      let rest = block.extracting(done..<block.byteCount)
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 { throw SystemError("write", FilePath(path), errno: Errno(rawValue: errno)) }
      done += count
    }
  }
  try body(&sink)
  try sink.finish()
}
