// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// A span of time on the command line: `90s`, `15m`, `12h`, `7d`, `4w`; bare digits are seconds.
struct DurationArgument: ExpressibleByArgument, Sendable {
  /// The span.
  let duration: Duration

  /// Reads digits and an optional unit.
  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && $0.isNumber }
    let units: [Substring: Int64] = [
      "": 1, "s": 1, "m": 60, "min": 60, "h": 3600, "d": 86_400, "w": 604_800,
    ]
    guard let value = Int64(digits), let scale = units[argument.dropFirst(digits.count)] else {
      return nil
    }
    let (seconds, overflow) = value.multipliedReportingOverflow(by: scale)
    guard !overflow, seconds < 1 << 40 else { return nil }
    duration = .seconds(seconds)
  }
}
