// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A name as rule W4 writes it: bare, or in the quotes that most readers understand.
struct WrittenName {
  /// The name.
  let text: String
  /// The quote around it; nothing if it stands bare.
  let quote: UInt8?
  /// Whether some reader would see another name.
  let isPortable: Bool

  /// Chooses the spelling of a name before labels, if its attribute has any.
  ///
  /// liac-arff looks for the last quote before white space on the line, so a label that has the
  /// name's quote before white space would swallow what comes before it.
  init(_ text: String, labels: [String] = []) {
    self.text = text
    let scalars = text.unicodeScalars
    guard text.isEmpty || scalars.contains(where: Self.forcesQuotes) else {
      quote = nil
      isPortable = true
      return
    }
    // liac-arff strips quotes from both ends of a name, those of the name itself, too.
    let ends = [text.utf8.first, text.utf8.last]
    let endsInQuote = ends.contains(UInt8(ascii: "'")) || ends.contains(UInt8(ascii: "\""))
    let hasSingle = scalars.contains("'")
    let hasDouble = scalars.contains("\"")
    var isDouble = hasSingle && !hasDouble
    let isConfusing = labels.contains { Self.hasQuoteBeforeSpace($0, isDouble ? "\"" : "'") }
    if isConfusing, !(isDouble ? hasSingle : hasDouble) { isDouble.toggle() }
    let chosen: Unicode.Scalar = isDouble ? "\"" : "'"
    quote = UInt8(ascii: chosen)
    let stillConfuses = labels.contains { Self.hasQuoteBeforeSpace($0, chosen) }
    isPortable =
      !scalars.contains("\\") && !scalars.contains(chosen) && !stillConfuses && !endsInQuote
      && !scalars.contains { $0 == "\n" || $0 == "\r" || $0 == "\0" }
  }

  private static func forcesQuotes(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "'", "%", ",", "{", "}": true
    default:
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
    }
  }

  /// Looks at a label as it is written: one that begins with white space has its quote before it.
  private static func hasQuoteBeforeSpace(_ label: String, _ quote: Unicode.Scalar) -> Bool {
    let scalars = label.unicodeScalars
    var last: Unicode.Scalar = scalars.contains("\"") && !scalars.contains("'") ? "'" : "\""
    for scalar in scalars {
      if last == quote, scalar.properties.isWhitespace { return true }
      last = scalar
    }
    return false
  }
}
