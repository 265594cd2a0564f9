// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

extension Console {
  /// Prints a message about a file: place, severity, code and text; then excerpt, mark and hint.
  ///
  ///     x.arff:12:7: error[unterminated-quote]: quote is not closed on this line
  ///        12 | TRAIN,'1
  ///           |       ^
  ///           = hint: close it, or …
  func report(_ diagnostic: Diagnostic, for path: Path?) {
    var place = path.map { Escaping.visible($0 == "-" ? "<stdin>" : $0) } ?? "splittool"
    if let line = diagnostic.line {
      place += ":\(line)"
      if let column = diagnostic.column { place += ":\(column)" }
    }
    let style: Style =
      switch diagnostic.severity {
      case .error: .red
      case .warning: .yellow
      case .information: .cyan
      }
    let tag = styled("\(diagnostic.severity.rawValue)[\(diagnostic.code)]:", style)
    var text = styled(place + ":", .bold) + " " + tag + " " + Escaping.visible(diagnostic.message)
    if diagnostic.count > 1, !diagnostic.isCountInMessage {
      text += " (\(Quantity.grouped(diagnostic.count)) times)"
    }
    let number = diagnostic.line.map(String.init) ?? ""
    let margin = String(repeating: " ", count: max(5 - number.utf8.count, 1)) + number
    let blank = String(repeating: " ", count: margin.utf8.count)
    if let excerpt = diagnostic.excerpt, !excerpt.text.isEmpty {
      text += "\n" + styled(margin + " |", .faint) + " " + excerpt.text
      text += "\n" + styled(blank + " |", .faint) + " "
      text += String(repeating: " ", count: excerpt.indentation) + styled("^", style)
    }
    if let hint = diagnostic.hint {
      let lead = diagnostic.excerpt == nil ? "  " : blank + " "
      text += "\n" + styled(lead + "= hint:", .cyan) + " " + Escaping.visible(hint)
    }
    say(text)
  }
}
