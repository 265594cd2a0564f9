// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit

extension TextEncoding {
  /// The text in UTF-8; the same object if it is that already.
  package func convert(_ source: SharedBytes) -> SharedBytes {
    if self == .utf8 { return source }
    let bytes = source.bytes
    var sink = ByteSink()
    var start = 0
    for offset in 0..<bytes.byteCount where bytes[offset] >= 0x80 {
      sink.append(bytes.extracting(start..<offset))
      append(bytes[offset], to: &sink)
      start = offset + 1
    }
    sink.append(bytes.extracting(start..<bytes.byteCount))
    return sink.takeBytes()
  }

  private func append(_ byte: UInt8, to sink: inout ByteSink) {
    var scalar = UInt32(byte)
    if self == .windows1252, byte < 0xA0 { scalar = Self.windows1252Signs[Int(byte) - 0x80] }
    if scalar < 0x800 {
      sink.append(UInt8(0xC0 | scalar >> 6))
    } else {
      sink.append(UInt8(0xE0 | scalar >> 12))
      sink.append(UInt8(0x80 | scalar >> 6 & 0x3F))
    }
    sink.append(UInt8(0x80 | scalar & 0x3F))
  }

  /// The scalars of 0x80 to 0x9F; bytes without one keep their number.
  private static let windows1252Signs: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
