// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension Finding {
  /// The finding as machine output; members that are not known are left out.
  package var json: JSONValue {
    .known([
      "severity": .string(severity.rawValue),
      "code": .string(code.rawValue),
      "line": location.map { .integer($0.line) },
      "column": location.map { .integer($0.column) },
      "message": .string(fullMessage),
      "hint": hint.map { .string($0) },
      "count": count > 1 ? .integer(count) : nil,
      "repeat": fold.map { .integer($0.repeatIndex) },
      "fold": fold.map { .integer($0.foldIndex) },
      "sample": fold.map { .integer($0.sampleIndex) },
      "fixes": fixes.isEmpty ? nil : .array(fixes.map(\.json)),
    ])
  }
}

extension Fix {
  /// The fix as machine output; places are bytes of the text, counted from zero, the
  /// end not among them.
  package var json: JSONValue {
    .known([
      "title": .string(title),
      "safe": .boolean(isSafe),
      "edits": .array(
        edits.map { edit in
          .known([
            "start": .integer(edit.range.lowerBound), "end": .integer(edit.range.upperBound),
            "replacement": .string(String(decoding: edit.replacement, as: UTF8.self)),
          ])
        }),
    ])
  }
}
