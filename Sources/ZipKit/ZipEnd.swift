// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// The records at the end of a zip archive: where its directory is.
struct ZipEnd {
  let count: Int
  let directory: Range<Int>

  init(_ bytes: RawSpan) throws(ReadingError) {
    let place = try Self.find(bytes)
    var count = Int(bytes.load(UInt16.self, at: place + 10))
    var length = Int(bytes.load(UInt32.self, at: place + 12))
    var offset = Int(bytes.load(UInt32.self, at: place + 16))
    var stop = place
    if place >= 20, bytes.load(UInt32.self, at: place - 20) == 0x0706_4B50 {
      guard let large = Int(exactly: bytes.load(UInt64.self, at: place - 12)), place >= 76,
        large <= place - 76, bytes.load(UInt32.self, at: large) == 0x0606_4B50,
        let largeCount = Int(exactly: bytes.load(UInt64.self, at: large + 32)),
        let largeLength = Int(exactly: bytes.load(UInt64.self, at: large + 40)),
        let largeOffset = Int(exactly: bytes.load(UInt64.self, at: large + 48))
      else {
        throw ReadingError(.badZip, at: place - 20, "the ZIP64 records contradict each other")
      }
      (count, length, offset, stop) = (largeCount, largeLength, largeOffset, large)
    }
    // A record takes 46 bytes at least.
    guard length <= stop, offset == stop - length, count <= length / 46 else {
      throw ReadingError(.badZip, at: place, "the directory is not where the archive says it is")
    }
    self.count = count
    directory = offset..<stop
  }

  /// The last record; only its comment may follow.
  private static func find(_ bytes: RawSpan) throws(ReadingError) -> Int {
    guard bytes.byteCount >= 4, bytes.load(UInt16.self, at: 0) == 0x4B50 else {
      throw ReadingError(.wrongForm, at: 0, "this is no zip archive: its first bytes are others")
    }
    var place = bytes.byteCount - 22
    let first = max(0, place - Int(UInt16.max))
    while place >= first {
      if bytes.load(UInt32.self, at: place) == 0x0605_4B50,
        Int(bytes.load(UInt16.self, at: place + 20)) == bytes.byteCount - place - 22
      {
        return place
      }
      place -= 1
    }
    throw ReadingError(
      .truncated, at: bytes.byteCount, "the archive has no end: the file was cut, or goes on")
  }
}
