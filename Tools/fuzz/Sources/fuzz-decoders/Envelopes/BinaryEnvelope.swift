// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// The `.splits` form: head, name, records of repeats, records of cells, ids.
struct BinaryEnvelope: Envelope {
  func open(_ file: [UInt8]) -> [[UInt8]]? {
    let length = Int(file.number(UInt32.self, at: 16))
    let name = Int(file.number(UInt32.self, at: 96))
    let repeats = Int(file.number(UInt32.self, at: 104)) * 16
    let cells = Int(file.number(UInt32.self, at: 108)) * 16
    let records = 128 + (name + 7) / 8 * 8
    guard length <= file.count, records + repeats + cells <= length - 8 else { return nil }
    var parts = [
      file.clamped(0..<128), file.clamped(128..<(128 + name)),
      file.clamped(records..<(records + repeats)),
      file.clamped((records + repeats)..<(records + repeats + cells)),
      file.clamped(length..<file.count),
    ]
    Counts(parts).add(to: &parts[0], sign: -1)
    return parts
  }

  func close(_ parts: [[UInt8]]) -> [UInt8] {
    var file = parts[0]
    let counts = Counts(parts)
    counts.add(to: &file, sign: 1)
    file += parts[1]
    while file.count % 8 != 0 { file.append(0) }
    file += parts[2] + parts[3]
    for sum in counts.sums { file.append(littleEndian: sum) }
    while (file.count + 8) % 64 != 0 { file.append(0) }
    file.append(littleEndian: BlockHash.hash(file.span.rawBytes))
    return file + parts[4]
  }

  /// What the head counts.
  private struct Counts {
    let sums: [UInt64]
    private let name: Int
    private let repeats: Int
    private let cells: Int
    private let header: Int
    private let file: Int

    init(_ parts: [[UInt8]]) {
      var sums = [UInt64]()
      var start = 0
      for record in stride(from: 0, to: parts[2].count, by: 16) {
        let ids = Int(parts[2].number(UInt32.self, at: record + 8))
        let end = start + (ids * 4 + 63) / 64 * 64
        while start < end, start < parts[4].count {
          let block = parts[4].clamped(start..<min(end, start + 64 << 10))
          sums.append(BlockHash.hash(block.span.rawBytes))
          start += 64 << 10
        }
        start = end
      }
      self.sums = sums
      name = parts[1].count
      repeats = parts[2].count / 16
      cells = parts[3].count / 16
      let tables = (parts[0].count + name + 7) / 8 * 8 + parts[2].count + parts[3].count
      header = (tables + sums.count * 8 + 8 + 63) / 64 * 64
      file = header + parts[4].count
    }

    /// Adds the counts to where the head has them, or takes them away.
    func add(to head: inout [UInt8], sign: Int) {
      for (offset, count) in [(16, header), (24, file), (112, sums.count)] {
        head.add(UInt64(bitPattern: Int64(sign * count)), at: offset)
      }
      for (offset, count) in [(96, name), (104, repeats), (108, cells)] {
        head.add(UInt32(truncatingIfNeeded: sign * count), at: offset)
      }
    }
  }
}
