// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A way to write ARFF that some other reader refuses, though it means nothing.
enum Spelling: CaseIterable {
  case indentedKeyword
  case commentBehindDeclaration
  case doubleQuotedName
  case dateWithoutFormat
  case indentedComment
  case commentBehindRow
  case tabSeparator
  case unicodeSpace
  case mixedQuotes
  case blankBesideLabel
  case pythonNumber
  case javaNumber

  /// The readers that refuse it.
  var refusers: Set<Peer> {
    switch self {
    case .indentedKeyword, .commentBehindRow, .javaNumber: [.liac, .scipy]
    case .commentBehindDeclaration, .tabSeparator, .unicodeSpace: [.liac]
    case .doubleQuotedName, .dateWithoutFormat, .indentedComment, .mixedQuotes, .blankBesideLabel:
      [.scipy]
    case .pythonNumber: [.weka]
    }
  }

  /// What is wrong with it.
  var reason: String {
    switch self {
    case .indentedKeyword: "a keyword does not begin its line"
    case .commentBehindDeclaration: "a comment stands behind a declaration"
    case .doubleQuotedName: "a name stands in double quotes"
    case .dateWithoutFormat: "a date has no format"
    case .indentedComment: "a comment in the data does not begin its line"
    case .commentBehindRow: "a comment stands behind a row"
    case .tabSeparator: "a tab separates values"
    case .unicodeSpace: "a value without quotes holds white space of Unicode"
    case .mixedQuotes: "rows quote with the sign that the first row does not use"
    case .blankBesideLabel: "a blank stands beside a label in braces"
    case .pythonNumber: "Java does not know this spelling of an infinity or NaN"
    case .javaNumber: "only Java knows this spelling of a number"
    }
  }
}
