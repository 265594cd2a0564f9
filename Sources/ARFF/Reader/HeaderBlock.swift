// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// The header of a text that is read in blocks.
struct HeaderBlock {
  let header: Header
  let log: FindingLog
  let locations: [DiagnosticCode: TextLocation]
  /// Where the data section begins.
  let end: BlockPlace

  /// Reads blocks until one holds the whole header, and leaves the source behind it.
  ///
  /// Lines stand for themselves, so a header that was cut off fails at the end of the block and
  /// nowhere else; it is read again with more.
  init(_ source: inout BlockSource, _ options: ReadingOptions) throws(ReadingError) {
    var place = BlockPlace()
    var wanted = 1 << 20
    while true {
      let start = source.position
      switch try Self.next(&source, wanted) {
      case .tooLong: throw place.lineTooLong(limit: options.limits.lineLength)
      case .longComment:
        place.lines += 1
        place.offset += source.position - start
      case .lines(let block):
        let bytes = options.encoding.convert(block)
        var log = FindingLog()
        do throws(Finding) {
          let header = try Header(parsing: bytes.bytes, limits: options.limits, log: &log)
          if let first = options.isStrict ? log.strictError() : nil {
            throw first
          }
          source.rewind(to: start + Self.rawOffset(of: header.dataOffset, bytes, in: block))
          self.init(header, log, place, bytes)
          return
        } catch {
          let isCut = error.offset == bytes.count && !source.isAtEnd
          guard isCut else {
            let first = options.isStrict ? log.strictError(or: error) ?? error : error
            throw place.error(first, in: bytes.bytes)
          }
          source.rewind(to: start)
          wanted = max(wanted, bytes.count) * 4
        }
      }
    }
  }

  private init(_ header: Header, _ log: FindingLog, _ place: BlockPlace, _ bytes: SharedBytes) {
    self.header = header
    self.log = log
    var locations: [DiagnosticCode: TextLocation] = [:]
    for warning in log.warnings {
      locations[warning.code] = place.location(of: warning.offset, in: bytes.bytes)
    }
    self.locations = locations
    var end = place
    end.advance(over: bytes.bytes, count: header.dataOffset)
    self.end = end
  }

  private static func next(
    _ source: inout BlockSource, _ wanted: Int
  ) throws(ReadingError) -> BlockSource.Block {
    do throws(SystemError) {
      return try source.next(wanted)
    } catch {
      throw ReadingError(error)
    }
  }

  /// The place in the bytes of the file that follows as many lines as a place in the text.
  private static func rawOffset(
    of offset: Int, _ text: SharedBytes, in block: SharedBytes
  ) -> Int {
    if text === block { return offset }
    let bytes = block.bytes
    var raw = 0
    for _ in 0..<text.bytes.countLineEnds(in: 0..<offset) {
      raw = bytes.startOfNextLine(after: bytes.endOfLine(from: raw, before: block.count))
    }
    return text.bytes.byteCount == offset ? block.count : raw
  }
}
