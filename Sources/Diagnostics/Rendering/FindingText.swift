// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// A finding as a person reads it: place, severity, code and text; then excerpt, mark and hint.
///
///     x.arff:12:7: error[unterminated-quote]: the quote is not closed on this line
///        12 | TRAIN,'1
///           |       ^
///            = hint: close it, or …
package struct FindingText {
  private let finding: Finding
  private let path: FilePath?
  private let speaker: String?

  /// Prepares the text; without a path the speaker's name stands in its place.
  package init(_ finding: Finding, path: FilePath?, speaker: String? = nil) {
    self.finding = finding
    self.path = path
    self.speaker = speaker
  }

  /// The text without colours.
  package var plain: String { styled { text, _ in text } }

  /// The text, each part of it in its style.
  package func styled(_ paint: (String, Style) -> String) -> String {
    var lines = [headline(paint)]
    if let excerpt = finding.excerpt, !excerpt.text.isEmpty {
      lines.append(paint(margin + " |", .faint) + " " + excerpt.text)
      let mark = String(repeating: "^", count: excerpt.width)
      lines.append(
        paint(gap + " |", .faint) + " " + String(repeating: " ", count: excerpt.indentation)
          + paint(mark, finding.severity.style))
    }
    if let hint = finding.hint {
      let lead = finding.excerpt == nil ? "  " : gap + " "
      lines.append(paint(lead + "= hint:", .cyan) + " " + Escaping.visible(hint))
    }
    return lines.joined(separator: "\n")
  }

  private func headline(_ paint: (String, Style) -> String) -> String {
    let name = path.map { $0 == "-" ? "<stdin>" : Escaping.visible($0) } ?? speaker
    let parts = [name, finding.location.map { "\($0)" }].compactMap(\.self)
    let place = parts.isEmpty ? "" : paint(parts.joined(separator: ":") + ":", .bold) + " "
    let tag = paint("\(finding.severity.rawValue)[\(finding.code)]:", finding.severity.style)
    var text = place + tag + " " + Escaping.visible(finding.fullMessage)
    if finding.count > 1, !finding.saysCount {
      text += " (\(Quantity.grouped(finding.count)) times)"
    }
    return text
  }

  /// The number of the line, right-aligned.
  private var margin: String {
    let number = finding.location.map { String($0.line) } ?? ""
    return String(repeating: " ", count: max(5 - number.utf8.count, 1)) + number
  }

  private var gap: String { String(repeating: " ", count: margin.utf8.count) }
}

extension Severity {
  /// How messages of the kind look.
  fileprivate var style: Style {
    switch self {
    case .error: .red
    case .warning: .yellow
    case .information: .cyan
    }
  }
}
