// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// The warnings of a text: one for each code, with its count and the place of the first.
///
/// A million trailing commas cost one record.
package struct FindingLog: Sendable {
  private var records: [Finding] = []

  /// An empty log.
  package init() {}

  /// Whether nothing was recorded.
  package var isEmpty: Bool { records.isEmpty }

  /// The warnings in the order of their places; codes that share a place keep the order of codes.
  package var warnings: [Finding] {
    records.sorted { ($0.offset, $0.code) < ($1.offset, $1.code) }
  }

  /// Records a warning; the message is made for the first of its code only.
  package mutating func warn(
    _ code: DiagnosticCode, at offset: Int, count: Int = 1, _ message: @autoclosure () -> String,
    hint: @autoclosure () -> String? = nil
  ) {
    guard let index = records.firstIndex(where: { $0.code == code }) else {
      records.append(
        Finding(code, .warning, at: offset, message(), hint: hint(), count: count))
      return
    }
    if offset >= records[index].offset {
      records[index].count += count
    } else {
      records[index] = Finding(
        code, .warning, at: offset, message(), hint: hint(), count: records[index].count + count)
    }
  }

  /// Adds the warnings of another part of the same text.
  package mutating func merge(_ other: FindingLog) {
    for record in other.records { add(record, at: record.offset) }
  }

  /// Adds the warnings of a part whose offsets count from `shift`.
  package mutating func merge(_ other: FindingLog, shiftedBy shift: Int) {
    for record in other.records { add(record, at: record.offset + shift) }
  }

  /// Adds the warnings of a text inside a value, all at the place of that value.
  package mutating func merge(_ other: FindingLog, at offset: Int) {
    for record in other.records { add(record, at: offset) }
  }

  private mutating func add(_ record: Finding, at offset: Int) {
    warn(record.code, at: offset, count: record.count, record.message, hint: record.hint)
  }

  /// The error of strict reading: the first warning, unless `error` is at its place or before.
  package func strictError(or error: Finding? = nil) -> Finding? {
    guard let first = warnings.first else { return error }
    // A byte order mark has no column of its own: its place is that of the first character.
    let place = first.code == .byteOrderMark ? 3 : first.offset
    guard let error, error.offset <= place else { return first.asError }
    return error
  }
}
