// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// Ids as differences to the id before, short where lists rise or fall slowly.
enum IDDifferences {
  static func append(_ ids: Span<UInt32>, to sink: inout ByteSink) {
    var previous = 0
    var index = 0
    while index < ids.count {
      let value = Int(ids[index])
      sink.append(zigzag: value &- previous)
      previous = value
      index &+= 1
    }
  }

  /// Reads `count` ids from a section that holds nothing else.
  static func read(_ count: Int, from cursor: SectionCursor) throws(ReadingError) -> RowBuffer {
    // Every difference takes a byte at least, so the section bounds what is allocated.
    guard count <= cursor.remaining else {
      throw .malformed(at: nil, "a section is shorter than the ids that it holds")
    }
    var cursor = cursor
    return try RowBuffer.appending(capacity: count) { output throws(ReadingError) in
      var previous = 0
      var index = 0
      while index < count {
        previous = previous &+ (try cursor.zigzag())
        guard let id = UInt32(exactly: previous) else {
          throw .malformed(at: nil, "a difference leads to an id out of range")
        }
        output.append(id)
        index &+= 1
      }
      guard cursor.remaining == 0 else {
        throw .malformed(at: nil, "there are bytes behind the ids of a section")
      }
    }
  }
}
