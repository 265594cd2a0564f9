// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Text in lines of a given width.
package enum Wrapping {
  /// Breaks text at blanks, so that no line is wider than asked where that is possible.
  package static func wrapped(_ text: String, columns: Int) -> String {
    var lines = [String]()
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > columns {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
