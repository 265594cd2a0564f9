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
    do throws(Finding) {
      let header = try Header(parsing: source.bytes, limits: options.limits, log: &log)
      let parser = TableParser(
        source: source, start: header.dataOffset, relation: header.relation,
        plan: TablePlan(header.attributes), options: options)
      self = try parser.parse(log: &log)
    } catch {
      let first = options.isStrict ? log.strictError(or: error) ?? error : error
      throw ReadingError(first, in: source.bytes)
    }
    if options.isStrict, let first = log.strictError() {
      throw ReadingError(first, in: source.bytes)
    }
  }
}
