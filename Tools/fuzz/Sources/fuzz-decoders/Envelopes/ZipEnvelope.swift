// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Gzip

/// A zip archive: for each member its head, name, extra field, stored bytes, record in the
/// directory and that one's extra field; at last the end record.
struct ZipEnvelope: Envelope {
  private static let partsOfMember = 6

  func open(_ file: [UInt8]) -> [[UInt8]]? {
    var parts = [[UInt8]]()
    var offset = 0
    var offsets = [Int]()
    while file.number(UInt32.self, at: offset) == 0x0403_4B50 {
      let name = offset + 30 + Int(file.number(UInt16.self, at: offset + 26))
      let extra = name + Int(file.number(UInt16.self, at: offset + 28))
      let end = extra + Int(file.number(UInt32.self, at: offset + 18))
      guard end <= file.count, parts.count < 60 else { return nil }
      offsets.append(offset)
      parts += [
        file.clamped(offset..<(offset + 30)), file.clamped((offset + 30)..<name),
        file.clamped(name..<extra), file.clamped(extra..<end), [], [],
      ]
      offset = end
    }
    let directory = offset
    for member in offsets.indices {
      guard file.number(UInt32.self, at: offset) == 0x0201_4B50 else { return nil }
      let name = offset + 46 + Int(file.number(UInt16.self, at: offset + 28))
      let extra = name + Int(file.number(UInt16.self, at: offset + 30))
      let end = extra + Int(file.number(UInt16.self, at: offset + 32))
      guard end <= file.count else { return nil }
      parts[member * Self.partsOfMember + 4] = file.clamped(offset..<(offset + 46))
      parts[member * Self.partsOfMember + 5] = file.clamped(name..<end)
      offset = end
    }
    parts.append(file.clamped(offset..<file.count))
    Self.apply(&parts, offsets, directory: directory, length: offset - directory) { 0 &- $0 }
    return parts
  }

  func close(_ parts: [[UInt8]]) -> [UInt8] {
    var parts = parts
    var offsets = [Int]()
    var offset = 0
    let members = parts.count / Self.partsOfMember
    for member in 0..<members {
      offsets.append(offset)
      let start = member * Self.partsOfMember
      offset += parts[start..<(start + 4)].reduce(0) { $0 + $1.count }
    }
    let length = (0..<members).reduce(0) { sum, member in
      let start = member * Self.partsOfMember
      return sum + parts[start + 4].count + parts[start + 1].count + parts[start + 5].count
    }
    Self.apply(&parts, offsets, directory: offset, length: length) { $0 }
    var file = [UInt8]()
    for member in 0..<members {
      let start = member * Self.partsOfMember
      for part in parts[start..<(start + 4)] { file += part }
    }
    for member in 0..<members {
      let start = member * Self.partsOfMember
      file += parts[start + 4] + parts[start + 1] + parts[start + 5]
    }
    return file + (parts.last ?? [])
  }

  /// Adds what counts and sums should be, or takes it away if `signed` says so.
  private static func apply(
    _ parts: inout [[UInt8]], _ offsets: [Int], directory: Int, length: Int,
    _ signed: (UInt32) -> UInt32
  ) {
    func number(_ value: Int) -> UInt32 { signed(UInt32(truncatingIfNeeded: value)) }
    func half(_ value: Int) -> UInt16 { UInt16(truncatingIfNeeded: number(value)) }
    for member in offsets.indices {
      let start = member * partsOfMember
      let (name, stored) = (parts[start + 1].count, parts[start + 3])
      let isDeflated = parts[start].number(UInt16.self, at: 8) == 8
      let content = isDeflated ? inflated(stored) : stored
      let sum = signed(Gzip.crc32(content.span.rawBytes))
      // In both places: the sum, then the stored and the real length, then that of the name.
      for (part, place) in [(start, 14), (start + 4, 16)] {
        parts[part].add(sum, at: place)
        parts[part].add(number(stored.count), at: place + 4)
        parts[part].add(number(content.count), at: place + 8)
        parts[part].add(half(name), at: place + 12)
      }
      parts[start].add(half(parts[start + 2].count), at: 28)
      parts[start + 4].add(half(parts[start + 5].count), at: 30)
      parts[start + 4].add(number(offsets[member]), at: 42)
    }
    let end = parts.count - 1
    parts[end].add(half(offsets.count), at: 8)
    parts[end].add(half(offsets.count), at: 10)
    parts[end].add(number(length), at: 12)
    parts[end].add(number(directory), at: 16)
  }

  private static func inflated(_ bytes: [UInt8]) -> [UInt8] {
    guard let content = try? Gzip.inflate(bytes.span.rawBytes, .none, limit: 1 << 14) else {
      return bytes
    }
    return content.bytes.array(0..<content.count)
  }
}
