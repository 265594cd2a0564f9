// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit

/// What is wrong with a text: not the first error only, but those of all lines.
///
/// A physical line is one row, so an error never shifts what follows, and reading can go on at the
/// next line. An error of the header ends the check.
public struct TextCheck: Sendable {
  /// The errors, in the order of their places.
  public private(set) var errors: [Finding] = []
  /// The warnings, one for each code.
  public private(set) var warnings: [Finding] = []
  /// The number of rows without an error.
  public private(set) var rowCount = 0

  /// The rows that are kept at a time: many for few columns, few for many, since the cells of a
  /// column lie together and each column touches pages of its own.
  private static func rowsAtATime(columnCount: Int) -> Int {
    min(max((1 << 18) / columnCount, 8), 4096)
  }

  /// Checks a text.
  ///
  /// - Complexity: O(*n*) for *n* bytes; memory for a few thousand rows.
  public init(
    of source: SharedBytes, options: ReadingOptions = ReadingOptions(), errorLimit: Int = 100
  ) {
    let source = options.encoding.convert(source)
    var log = FindingLog()
    do throws(Finding) {
      let header = try Header(parsing: source.bytes, limits: options.limits, log: &log)
      check(source, header, options, errorLimit, log: &log)
    } catch {
      errors.append(error.located(in: source.bytes))
    }
    warnings = log.warnings
  }

  private mutating func check(
    _ source: SharedBytes, _ header: Header, _ options: ReadingOptions, _ errorLimit: Int,
    log: inout FindingLog
  ) {
    let bytes = source.bytes
    let limits = options.limits
    let plan: TablePlan
    do throws(ReadingError) {
      plan = try TablePlan.of(header.attributes, options)
    } catch {
      return errors.append(error.finding)
    }
    let most = Self.rowsAtATime(columnCount: plan.columns.count)
    var position = header.dataOffset
    // Lines are counted on from error to error, so that many errors cost no more than one.
    var place = BlockPlace()
    var counted = 0
    let all = options.rows ?? .max
    while position < source.count, errors.count < errorLimit, rowCount < all {
      let block = CellBlock(
        wordColumns: plan.wordColumns, codeColumns: plan.codeColumns, capacity: most)
      var parser = ChunkParser(plan, limits: limits, arenaBase: source.count, keepsSource: true)
      var row = 0
      do throws(Finding) {
        position = try parser.parse(
          bytes, position..<source.count, into: ChunkParser.Target(block), row: &row,
          limit: min(most, all - rowCount))
      } catch {
        let end = bytes.endOfLine(from: error.offset, before: source.count)
        place.advance(over: bytes.extracting(counted..<source.count), count: position - counted)
        counted = position
        let rest = bytes.extracting(counted..<source.count)
        let location = place.location(of: error.offset - counted, in: rest)
        errors.append(error.located(at: location, in: bytes))
        position = bytes.startOfNextLine(after: end)
      }
      log.merge(parser.log)
      rowCount += row
    }
  }
}
