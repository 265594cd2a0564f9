// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import Arrow

extension ArrowField {
  /// How values become cells, and the attribute that they have if nobody declared another.
  ///
  /// - Throws: `unsupported-form` for what no attribute can hold.
  func conversion() throws(ReadingError) -> (CellConversion, AttributeType) {
    if dictionary != nil {
      guard type.isText else { throw unsupported("codes of values that are no text") }
      return (.texts, .string)
    }
    let time = "yyyy-MM-dd'T'HH:mm:ss.SSS"
    switch type {
    case .null: return (.integers(isUnsigned: false), .numeric)
    case .integer(_, let isSigned): return (.integers(isUnsigned: !isSigned), .integer)
    case .float(bits: 16): return (.halves, .numeric)
    case .float: return (.doubles, .numeric)
    case .text, .textView: return (.texts, .string)
    case .boolean: return (.truths, .nominal(["false", "true"]))
    case .decimal(_, let scale): return (.decimals(scale: scale), .numeric)
    case .date(let isMilliseconds):
      return (
        .times(perMillisecond: 1, milliseconds: isMilliseconds ? 1 : 86_400_000),
        try date("yyyy-MM-dd")
      )
    case .timestamp(.seconds):
      return (.times(perMillisecond: 1, milliseconds: 1000), try date(time))
    case .timestamp(.milliseconds):
      return (.times(perMillisecond: 1, milliseconds: 1), try date(time))
    case .timestamp(.microseconds):
      return (.times(perMillisecond: 1000, milliseconds: 1), try date(time))
    case .timestamp(.nanoseconds):
      return (.times(perMillisecond: 1_000_000, milliseconds: 1), try date(time))
    case .other(let what): throw unsupported(what)
    }
  }

  private func date(_ pattern: String) throws(ReadingError) -> AttributeType {
    guard let format = try? DateFormat(pattern) else { throw unsupported("dates") }
    return .date(format)
  }

  private func unsupported(_ what: String) -> ReadingError {
    ReadingError(
      .unsupportedForm, "the column '\(name)' holds \(what), for which tables have no type",
      hint: "leave it out or convert it before")
  }
}
