// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

extension LineLexer {
  /// Whether a token is next.
  var isAtWord: Bool {
    switch next {
    case ByteClass.word, ByteClass.quote, ByteClass.zero: true
    default: false
    }
  }

  /// Skips white space and commas; returns the number of commas.
  @_lifetime(self: copy self)
  mutating func skipCommas(log: inout FindingLog) -> Int {
    var commas = 0
    skipBlanks(log: &log)
    while next == ByteClass.comma {
      commas &+= 1
      advance()
      skipBlanks(log: &log)
    }
    return commas
  }

  /// Reads a finite number in braces; nothing if that is not what is next.
  ///
  /// - Precondition: An opening brace is next.
  @_lifetime(self: copy self)
  mutating func bracedNumber(log: inout FindingLog) throws(Finding) -> Double? {
    advance()
    skipBlanks(log: &log)
    guard next == ByteClass.word else { return nil }
    let token = try token(log: &log)
    skipBlanks(log: &log)
    guard next == ByteClass.closeBrace else { return nil }
    advance()
    if let number = DecimalNumber.parse(bytes, in: token.text) {
      return number.isFinite ? number : nil
    }
    guard let number = NonstandardNumber.parse(bytes, in: token.text), number.isFinite else {
      return nil
    }
    log.warn(.nonstandardNumber, at: token.offset, Message.nonstandardNumber)
    return number
  }
}
