// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Gzip

/// The `.splitz` form: its head, then the content of each section.
struct CompressedEnvelope: Envelope {
  private static let headLength = 56

  func open(_ file: [UInt8]) -> [[UInt8]]? {
    guard file.count >= Self.headLength + 8 else { return nil }
    var parts = [file.clamped(0..<Self.headLength)]
    parts[0].subtract(UInt64(file.count), at: 16)
    var offset = Self.headLength
    let end = file.count - 8
    while offset < end {
      guard let head = Self.varint(file, &offset) else { return nil }
      var stored = head >> 1
      if head & 1 == 1 {
        guard let length = Self.varint(file, &offset) else { return nil }
        stored = length
      }
      guard stored <= end - offset, parts.count < 40 else { return nil }
      let bytes = file.clamped(offset..<(offset + stored))
      offset += stored
      if head & 1 == 0 {
        parts.append(bytes)
      } else if let content = try? Gzip.inflate(bytes.span.rawBytes, .zlib, limit: 1 << 14) {
        parts.append(content.bytes.array(0..<content.count))
      } else {
        return nil
      }
    }
    return parts
  }

  func close(_ parts: [[UInt8]]) -> [UInt8] {
    var body = [UInt8]()
    for part in parts.dropFirst() {
      // Some compressed, so that both kinds are met; most not, which is quicker.
      guard part.count % 8 == 7 else {
        Self.append(part.count << 1, to: &body)
        body += part
        continue
      }
      var small = ByteSink()
      Gzip.deflate(part.span.rawBytes, .zlib, level: 1, into: &small)
      Self.append(part.count << 1 | 1, to: &body)
      Self.append(small.count, to: &body)
      body += small.array
    }
    var file = parts[0]
    file.add(UInt64(parts[0].count + body.count + 8), at: 16)
    file += body
    file.append(littleEndian: BlockHash.hash(file.span.rawBytes))
    return file
  }

  private static func varint(_ bytes: [UInt8], _ offset: inout Int) -> Int? {
    var value = 0
    var shift = 0
    while offset < bytes.count, shift < 56 {
      let byte = bytes[offset]
      offset += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }

  private static func append(_ value: Int, to bytes: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
