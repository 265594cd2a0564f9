// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit

/// Reads a text in blocks of rows, each a small table, for texts larger than memory.
///
///     var reader = try TableReader(contentsOf: "large.arff")
///     while let block = try reader.next() { … block.columns … }
///
/// Memory holds one block of bytes and its cells, whatever the size of the text. A block ends
/// with a line; a line longer than a block makes its block longer.
public struct TableReader: ~Copyable {
  /// The relation and its attributes.
  public let header: Header
  /// The number of rows that were read so far.
  public private(set) var rowCount = 0

  private let plan: TablePlan
  private let options: ReadingOptions
  private let blockSize: Int
  private var source: BlockSource
  private var place: BlockPlace
  private var log: FindingLog
  private var locations: [DiagnosticCode: TextLocation]

  /// Opens a file and reads its header.
  ///
  /// - Throws: ``ReadingError``, with code `input-output` if the file cannot be read.
  public init(
    contentsOf path: FilePath, options: ReadingOptions = ReadingOptions(), blockSize: Int = 16 << 20
  ) throws(ReadingError) {
    let file: OpenFile
    do throws(SystemError) {
      file = try OpenFile(path)
    } catch {
      throw ReadingError(error)
    }
    try self.init(BlockSource(file, limits: options.limits), options, blockSize)
  }

  /// Reads the header of a text in memory, whose blocks are then read without a copy.
  ///
  /// - Throws: ``ReadingError``.
  public init(
    parsing source: SharedBytes, options: ReadingOptions = ReadingOptions(),
    blockSize: Int = 16 << 20
  ) throws(ReadingError) {
    try self.init(BlockSource(source, limits: options.limits), options, blockSize)
  }

  private init(
    _ source: consuming BlockSource, _ options: ReadingOptions, _ blockSize: Int
  ) throws(ReadingError) {
    var source = source
    let opening = try HeaderBlock(&source, options)
    let plan = try TablePlan.of(opening.header.attributes, options)
    self.options = options
    self.blockSize = blockSize
    self.source = source
    header = opening.header
    log = opening.log
    locations = opening.locations
    place = opening.end
    self.plan = plan
  }

  /// What was read leniently so far: one finding for each code, in the order of first places.
  public var warnings: [Finding] { log.warnings }

  /// The line and column of the first place of a warning.
  public func location(of warning: Finding) -> TextLocation? { locations[warning.code] }

  /// The attributes of the blocks: all, or those that were asked for.
  public var attributes: [Attribute] { plan.table.attributes }

  /// Reads the next block; nothing at the end of the text, or when all rows that were asked for are
  /// there.
  ///
  /// - Throws: The first error; with strict options, the first warning if that comes before it.
  public mutating func next() throws(ReadingError) -> Table? {
    while !source.isAtEnd, rowCount < options.rows ?? .max {
      let table = try nextBlock()
      if table.rowCount > 0 { return table }
    }
    return nil
  }
}

// MARK: - Blocks

extension TableReader {
  private mutating func nextBlock() throws(ReadingError) -> Table {
    let bytes = options.encoding.convert(try lines())
    var options = options
    options.rows = options.rows.map { $0 - rowCount }
    let parser = TableParser(
      source: bytes, start: 0, relation: header.relation, plan: plan, options: options)
    var found = FindingLog()
    let table: Table
    do throws(Finding) {
      table = try parser.parse(log: &found)
    } catch {
      let first = options.isStrict ? found.strictError(or: error) ?? error : error
      throw place.error(first, in: bytes.bytes)
    }
    if options.isStrict, let first = found.strictError() {
      throw place.error(first, in: bytes.bytes)
    }
    for warning in found.warnings where locations[warning.code] == nil {
      locations[warning.code] = place.location(of: warning.offset, in: bytes.bytes)
    }
    log.merge(found, shiftedBy: place.offset)
    place.advance(over: bytes.bytes, count: bytes.count)
    rowCount += table.rowCount
    return table
  }

  /// The next lines; none if a long comment was skipped.
  private mutating func lines() throws(ReadingError) -> SharedBytes {
    let block: BlockSource.Block
    let start = source.position
    do throws(SystemError) {
      block = try source.next(blockSize)
    } catch {
      throw ReadingError(error)
    }
    switch block {
    case .lines(let bytes): return bytes
    case .tooLong: throw place.lineTooLong(limit: options.limits.lineLength)
    case .longComment:
      place.lines += 1
      place.offset += source.position - start
      return SharedBytes([])
    }
  }
}
