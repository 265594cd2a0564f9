// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Synchronization

/// Hands out a text in chunks of whole lines, and for each the rows of the block that it may fill.
///
/// A chunk's lines are counted when it is handed out, one chunk at a time: a small part of
/// what reading it takes, and it brings the bytes near for that.
final class ChunkQueue: Sendable {
  /// A chunk.
  struct Chunk: Sendable {
    /// Its place among the chunks.
    let index: Int
    /// Its bytes.
    let range: Range<Int>
    /// As many rows as it has lines.
    let rows: Range<Int>
  }

  private struct State {
    var index = 0
    var position: Int
    var row = 0
    var isOverfull = false
  }

  private let source: SharedBytes
  private let size: Int
  private let capacity: Int
  private let state: Mutex<State>

  /// Cuts the text from `start` on into chunks of about `size` bytes, for up to `capacity` rows.
  init(_ source: SharedBytes, from start: Int, size: Int, capacity: Int) {
    self.source = source
    self.size = size
    self.capacity = capacity
    state = Mutex(State(position: start))
  }

  /// Whether there were more lines than rows; then the chunks are not all of the text.
  var isOverfull: Bool { state.withLock { $0.isOverfull } }

  /// The next chunk; nothing at the end of the text.
  func next() -> Chunk? { state.withLock { takeChunk(&$0) } }

  private func takeChunk(_ state: inout State) -> Chunk? {
    guard state.position < source.count, !state.isOverfull else { return nil }
    let source = source
    let bytes = source.bytes
    let wanted = min(source.count, state.position + size)
    let end = bytes.startOfNextLine(after: bytes.endOfLine(from: wanted, before: source.count))
    let range = state.position..<end
    // The last line may have no end; all other chunks end behind one.
    let lines = bytes.countLineEnds(in: range) + (end == source.count ? 1 : 0)
    guard lines <= capacity - state.row else {
      state.isOverfull = true
      return nil
    }
    let chunk = Chunk(index: state.index, range: range, rows: state.row..<state.row + lines)
    state.index += 1
    state.position = end
    state.row += lines
    return chunk
  }
}
