// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Amounts as people read them.
package enum Quantity {
  /// Bytes in the largest unit that leaves at least one: `1.2 MB`, in powers of 1000.
  package static func bytes(_ count: Int) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB", "PB", "EB"]
    var value = Double(count)
    var unit = 0
    while value >= 999.5, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    if unit == 0 { return count == 1 ? "1 byte" : "\(count) bytes" }
    return decimal(value, digits: value < 9.95 ? 1 : 0) + " " + units[unit]
  }

  /// A count with its noun: `1 row`, `20,000 rows`.
  package static func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
    grouped(count) + " " + (count == 1 ? singular : plural ?? singular + "s")
  }

  /// A whole number with a comma between groups of three digits.
  package static func grouped(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }

  /// A span of time: `0.8 ms`, `12 s`, `3 min 20 s`.
  package static func duration(_ seconds: Double) -> String {
    if seconds < 0.9995 {
      let milliseconds = seconds * 1000
      return decimal(milliseconds, digits: milliseconds < 9.95 ? 1 : 0) + " ms"
    }
    if seconds < 9.95 { return decimal(seconds, digits: 1) + " s" }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole / 60 % 60) min"
  }

  /// A number in about four digits: `0.2346`, `12.35`, `1234567`.
  package static func brief(_ value: Double) -> String {
    let size = value.magnitude
    guard value.isFinite, size == 0 || (size >= 1e-4 && size < 1e9) else { return "\(value)" }
    if value == value.rounded() { return String(Int(value)) }
    var digits = 3
    var bound = 10.0
    while digits > 0, size >= bound {
      digits -= 1
      bound *= 10
    }
    bound = 1
    while digits < 7, size < bound {
      digits += 1
      bound /= 10
    }
    var text = decimal(value, digits: digits)
    while digits > 0, text.last == "0" || text.last == "." {
      let isPoint = text.removeLast() == "."
      if isPoint { break }
    }
    return text
  }

  /// A number with a fixed count of digits behind the point.
  package static func decimal(_ value: Double, digits: Int) -> String {
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let scaled = (value * Double(scale)).rounded()
    guard scaled.magnitude < 1e15 else { return String(value) }
    let magnitude = Int(scaled.magnitude)
    let sign = scaled < 0 ? "-" : ""
    if digits == 0 { return sign + String(magnitude) }
    let fraction = String(magnitude % scale)
    return sign + "\(magnitude / scale)."
      + String(repeating: "0", count: digits - fraction.utf8.count) + fraction
  }
}

extension Duration {
  /// The span in seconds.
  package var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
