// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import SplitModel

/// The data section of a split file, read on several cores.
struct SplitBody {
  /// The repeats with their cells.
  var repeats: [SplitRepeat]
  /// Which rows of a cell came first in the text.
  var order: SplitLayout.Order
  /// The warnings of all lines.
  var log = FindingLog()

  /// Below this size a second thread costs more than it saves: a start takes 46 µs.
  private static let smallestChunk = 4 << 20

  /// Reads the lines from `start` to the end of the text.
  ///
  /// Every line end is a place where the text may be cut, so each thread takes a part.
  ///
  /// - Throws: The first error in the order of the text.
  init(
    _ bytes: SharedBytes, from start: Int, columns: SplitColumns, options: ReadingOptions
  ) throws(ReadingError) {
    let parts = max(
      1, min(options.threads ?? Parallel.coreCount, (bytes.count - start) / Self.smallestChunk))
    let cuts = Self.cuts(bytes.bytes, from: start, into: parts)
    let results = Parallel.map(parts) { part -> Result<SplitChunk, ReadingError> in
      do throws(ReadingError) {
        var reader = SplitChunkReader(
          bytes.bytes, end: cuts[part + 1], columns: columns, options: options)
        return .success(try reader.read(from: cuts[part]))
      } catch {
        return .failure(error)
      }
    }
    var assembly = SplitAssembly()
    var order: SplitLayout.Order?
    for result in results {
      let chunk = try result.get()
      order = order ?? Self.order(of: chunk)
      assembly.append(chunk)
      log.merge(chunk.log)
      guard assembly.cellCount <= options.limits.folds else {
        throw ReadingError(
          .limitExceeded, "more than \(options.limits.folds) cells", hint: "raise --max-cells")
      }
    }
    guard assembly.listedRowCount <= options.limits.listedRows else {
      throw .limit("listed rows", options.limits.listedRows)
    }
    repeats = assembly.repeats()
    self.order = order ?? .trainFirst
  }

  /// Offsets of line starts that cut the text into parts of about the same size.
  private static func cuts(_ bytes: RawSpan, from start: Int, into parts: Int) -> [Int] {
    var cuts = [start]
    for part in 1..<max(parts, 1) {
      var offset = max(start + (bytes.byteCount - start) / parts * part, cuts[part - 1])
      while offset < bytes.byteCount, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
      cuts.append(min(offset + 1, bytes.byteCount))
    }
    return cuts + [bytes.byteCount]
  }

  /// How the first cell of the text is laid out.
  private static func order(of chunk: SplitChunk) -> SplitLayout.Order? {
    guard let first = chunk.runs.first else { return nil }
    if first.key.part == .train { return .trainFirst }
    guard chunk.runs.count > 2, first.rows.count == 1, chunk.runs[1].rows.count == 1,
      chunk.runs[1].key.part == .train, chunk.runs[2].key == first.key
    else { return .testFirst }
    return .alternating
  }
}
