// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A moment as people read it, in universal time: `2026-01-31 09:05 UTC`.
package struct Instant: Sendable {
  /// The moment as text.
  package let text: String

  /// A moment by its distance from the start of 1970.
  package init(nanoseconds: Int) {
    let minutes = nanoseconds / 60_000_000_000
    let days = minutes / 1440
    // Civil date from days, counted in eras of 400 years that begin in March.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    text =
      "\(year)-\(padded(month))-\(padded(day)) \(padded(minutes / 60 % 24)):"
      + "\(padded(minutes % 60)) UTC"
  }
}
