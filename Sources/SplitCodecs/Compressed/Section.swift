// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Gzip

/// A stretch of a compressed file: content, or a zlib stream of it.
struct Section {
  let isCompressed: Bool
  /// The length of the content.
  let length: Int
  let stored: SharedBytes
  let range: Range<Int>

  /// Compresses the content if that makes it smaller.
  init(_ content: SharedBytes) {
    var small = ByteSink()
    Gzip.deflate(content.bytes, .zlib, level: 9, into: &small)
    length = content.count
    isCompressed = small.count < content.count
    stored = isCompressed ? small.takeBytes() : content
    range = 0..<stored.count
  }

  /// Finds the next section of a file.
  init(_ cursor: inout SectionCursor) throws(ReadingError) {
    let head = try cursor.varint()
    length = head >> 1
    isCompressed = head & 1 == 1
    range = try cursor.take(isCompressed ? try cursor.varint() : length)
    stored = cursor.bytes
    // Deflate makes 1,032 bytes of one at most.
    guard length <= range.count * 1032 + 64 else {
      throw ReadingError(
        .limitExceeded, at: range.lowerBound,
        "a section of \(range.count) bytes claims \(length), more than 1032 times as many")
    }
  }

  /// The bytes that the section takes in a file, its head counted with ten.
  var cost: Int { range.count + 10 }

  func append(to sink: inout ByteSink) {
    sink.append(varint: length << 1 | (isCompressed ? 1 : 0))
    if isCompressed { sink.append(varint: range.count) }
    sink.append(stored.bytes.extracting(range))
  }

  /// The content, decompressed.
  func content() throws(ReadingError) -> SectionCursor {
    guard isCompressed else { return SectionCursor(stored, in: range) }
    let content: SharedBytes
    do throws(ReadingError) {
      content = try Gzip.inflate(stored.bytes.extracting(range), .zlib, limit: length)
    } catch {
      throw ReadingError(error.code, at: range.lowerBound + (error.offset ?? 0), error.message)
    }
    guard content.count == length else {
      throw .malformed(at: range.lowerBound, "a section is shorter than it says")
    }
    return SectionCursor(content, in: 0..<length)
  }
}
