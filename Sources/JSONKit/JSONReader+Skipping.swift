// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

extension JSONReader {
  /// Reads on to the end of the value that `event` began.
  ///
  /// - Throws: ``JSONError``: what is skipped is checked like all else.
  public mutating func skip(_ event: JSONEvent) throws(JSONError) {
    guard event == .beginObject || event == .beginArray else { return }
    let outside = depth - 1
    while depth > outside { _ = try next() }
  }

  /// The bytes of a range of the text, such as the spelling of a number.
  @_lifetime(copy self)
  public func spelling(_ range: Range<Int>) -> RawSpan { bytes.extracting(range) }

  /// The double nearest to a number.
  public func double(_ range: Range<Int>) -> Double {
    DecimalNumber.parse(bytes, in: range) ?? 0
  }
}
