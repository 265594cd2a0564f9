// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Gzip

/// A gzip file; closed again without compression, which is quick.
struct GzipEnvelope: Envelope {
  func open(_ file: [UInt8]) -> [[UInt8]]? {
    guard let content = try? Gzip.inflate(file.span.rawBytes, limit: 1 << 14) else { return nil }
    return [content.bytes.array(0..<content.count)]
  }

  func close(_ parts: [[UInt8]]) -> [UInt8] {
    let content = parts[0]
    var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    // One stored block, the last one.
    file.append(1)
    file.append(littleEndian: UInt16(truncatingIfNeeded: content.count))
    file.append(littleEndian: ~UInt16(truncatingIfNeeded: content.count))
    file += content
    file.append(littleEndian: Gzip.crc32(content.span.rawBytes))
    file.append(littleEndian: UInt32(truncatingIfNeeded: content.count))
    return file
  }
}
