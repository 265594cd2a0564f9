// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import Parquet

extension ParquetColumn {
  /// How values become cells, and the attribute that they have if nobody declared another.
  ///
  /// - Throws: `unsupported-form` for what no attribute can hold.
  func conversion() throws(ReadingError) -> (CellConversion, AttributeType) {
    switch (type, meaning) {
    case (_, .other(let what)): throw unsupported(what)
    case (_, .time): throw unsupported("times of day")
    case (.boolean, _): return (.truths, .nominal(["false", "true"]))
    case (.int32, .decimal(let scale, _)), (.int64, .decimal(let scale, _)):
      return (.decimals(scale: scale), .numeric)
    case (.byteArray, .decimal(let scale, _)), (.fixedLengthByteArray, .decimal(let scale, _)):
      return (.decimals(scale: scale), .numeric)
    case (.int32, .date):
      return (.times(perMillisecond: 1, milliseconds: 86_400_000), try date("yyyy-MM-dd"))
    case (.int64, .timestamp(let unit, _)):
      let perMillisecond: Int64 =
        switch unit {
        case .milliseconds: 1
        case .microseconds: 1000
        case .nanoseconds: 1_000_000
        }
      return (
        .times(perMillisecond: perMillisecond, milliseconds: 1),
        try date("yyyy-MM-dd'T'HH:mm:ss.SSS")
      )
    case (.int96, _):
      return (
        .times(perMillisecond: 1000, milliseconds: 1), try date("yyyy-MM-dd'T'HH:mm:ss.SSS")
      )
    case (.int32, .unknown), (.int64, .unknown): return (.integers(isUnsigned: false), .numeric)
    case (.int32, .integer(_, let isSigned)), (.int64, .integer(_, let isSigned)):
      return (.integers(isUnsigned: !isSigned), .integer)
    case (.int32, _), (.int64, _): return (.integers(isUnsigned: false), .integer)
    case (.float, _), (.double, _): return (.doubles, .numeric)
    case (.fixedLengthByteArray, .float16) where length == 2: return (.halves, .numeric)
    case (.byteArray, _): return (.texts, .string)
    case (.fixedLengthByteArray, .text): return (.texts, .string)
    case (.fixedLengthByteArray, _): throw unsupported("bytes of a fixed length")
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
