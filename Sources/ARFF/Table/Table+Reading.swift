// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit

extension Table {
  /// Reads an ARFF text.
  ///
  /// - Throws: The first error; with strict options, the first warning if that comes before it.
  /// - Complexity: O(*n*) for *n* bytes, on several threads from 8 MiB on.
  public init(
    parsing source: SharedBytes, options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) {
    let source = options.encoding.convert(source)
    var log = FindingLog()
    let header = try Self.step(options, source, &log) { log throws(Finding) in
      try Header(parsing: source.bytes, limits: options.limits, log: &log)
    }
    let parser = TableParser(
      source: source, start: header.dataOffset, relation: header.relation,
      plan: try TablePlan.of(header.attributes, options), options: options)
    self = try Self.step(options, source, &log) { log throws(Finding) in
      try parser.parse(log: &log)
    }
    if options.isStrict, let first = log.strictError() {
      throw ReadingError(first, in: source.bytes)
    }
  }

  /// Does one step; an error, or with strict options a warning before it, is told with its place.
  private static func step<Result>(
    _ options: ReadingOptions, _ source: SharedBytes, _ log: inout FindingLog,
    _ body: (inout FindingLog) throws(Finding) -> Result
  ) throws(ReadingError) -> Result {
    do throws(Finding) {
      return try body(&log)
    } catch {
      let first = options.isStrict ? log.strictError(or: error) ?? error : error
      throw ReadingError(first, in: source.bytes)
    }
  }
}
