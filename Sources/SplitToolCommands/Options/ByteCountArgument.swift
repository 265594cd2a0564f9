// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// A count of bytes on the command line: `1000`, `64kB`, `1.5GB`, `8MiB`.
struct ByteCountArgument: ExpressibleByArgument, Sendable {
  /// The count.
  let count: Int

  /// Reads digits and an optional unit: powers of 1000, or of 1024 with an `i`.
  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = argument.dropFirst(digits.count).lowercased()
    let units = [
      "": 1.0, "b": 1, "k": 1e3, "kb": 1e3, "m": 1e6, "mb": 1e6, "g": 1e9, "gb": 1e9, "t": 1e12,
      "tb": 1e12, "kib": 0x1p10, "mib": 0x1p20, "gib": 0x1p30, "tib": 0x1p40,
    ]
    guard let value = Double(digits), let scale = units[unit] else { return nil }
    guard value * scale < 0x1p62 else { return nil }
    count = Int((value * scale).rounded())
  }
}
