// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// The output of a decoder that copies from what it wrote before, up to a limit.
struct Unpacked: ~Copyable {
  private var sink = ByteSink()
  private let limit: Int

  /// Starts an output that shall come to `limit` bytes.
  init(limit: Int) { self.limit = limit }

  /// Appends bytes of the input and moves behind them.
  ///
  /// - Returns: Whether they are there and fit.
  mutating func append(_ bytes: RawSpan, at place: inout Int, count: Int) -> Bool {
    guard count <= bytes.byteCount - place, count <= limit - sink.count else { return false }
    sink.append(bytes.extracting(place..<(place + count)))
    place += count
    return true
  }

  /// Appends bytes from a distance back; they may overlap what is appended.
  ///
  /// - Returns: Whether the distance is one, and they fit.
  mutating func copy(_ count: Int, from distance: Int) -> Bool {
    guard distance > 0, distance <= sink.count, count <= limit - sink.count else { return false }
    sink.appendCopy(count, from: distance)
    return true
  }

  /// The output, if it has come to its length.
  mutating func take() -> SharedBytes? { sink.count == limit ? sink.takeBytes() : nil }
}
