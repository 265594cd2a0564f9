// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// An entry of a store: the payload, and its footer without the checksum.
struct EntryEnvelope: Envelope {
  private static let footerLength = 184

  /// An entry of no key, made from nothing.
  func entry(of payload: [UInt8], codec: String) -> [UInt8] {
    var footer = Array("splitent".utf8)
    footer.append(littleEndian: UInt32(1))
    footer.append(littleEndian: UInt32(codec.utf8.count))
    footer.append(littleEndian: UInt64(0))
    footer.append(littleEndian: UInt64(1))
    footer += [UInt8](repeating: 0, count: 64)
    footer += codec.utf8
    footer += [UInt8](repeating: 0, count: Self.footerLength - footer.count)
    return close([payload, footer])
  }

  func open(_ file: [UInt8]) -> [[UInt8]]? {
    let start = file.count - 8 - Self.footerLength
    let length = file.number(UInt32.self, at: start + 16)
    guard start >= 0, Int(length) <= start else { return nil }
    var footer = file.clamped(start..<(file.count - 8))
    footer.subtract(UInt64(length), at: 16)
    return [file.clamped(0..<Int(length)), footer]
  }

  func close(_ parts: [[UInt8]]) -> [UInt8] {
    let payload = parts[0]
    var tail = [UInt8](repeating: 0, count: (8 - payload.count % 8) % 8)
    for start in stride(from: 0, to: payload.count, by: 1 << 16) {
      let block = payload.clamped(start..<(start + 1 << 16))
      tail.append(littleEndian: BlockHash.hash(block.span.rawBytes))
    }
    var footer = parts[1]
    footer.add(UInt64(payload.count), at: 16)
    tail += footer
    tail.append(littleEndian: BlockHash.hash(tail.span.rawBytes))
    return payload + tail
  }
}
