// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// The tables of the benchmark; the same seed gives the same bytes on every machine.
enum TableData: String {
  /// 20 real columns of 6 to 17 random digits, an integer, a nominal of 8: hard to predict.
  case longNumbers = "N"
  /// 20 real columns with 0 to 3 decimals, an integer, a nominal of 8: the typical case.
  case shortNumbers = "N2"
  /// Two quoted text columns with commas, escapes and UTF-8, an integer, a real with missing
  /// values, a nominal.
  case quotedText = "Q"

  func write(_ size: Int, into sink: inout ByteSink) {
    var random = Generator()
    sink.append("@relation \(rawValue)\n\n")
    if self == .quotedText {
      sink.append("@attribute title string\n@attribute text string\n@attribute i integer\n")
      sink.append("@attribute r real\n@attribute c {red,green,blue}\n")
    } else {
      for column in 0..<20 { sink.append("@attribute r\(column) real\n") }
      sink.append("@attribute i integer\n@attribute c {a,b,c,d,e,f,g,h}\n")
    }
    sink.append("\n@data\n")
    while sink.count < size {
      switch self {
      case .longNumbers: writeLong(&random, &sink)
      case .shortNumbers: writeShort(&random, &sink)
      case .quotedText: writeText(&random, &sink)
      }
      sink.append("\n")
    }
  }

  private func writeLong(_ random: inout Generator, _ sink: inout ByteSink) {
    for _ in 0..<20 {
      let digits = 6 + Int(random.next() % 12)
      if random.next() & 1 == 1 { sink.append(UInt8(ascii: "-")) }
      let whole = Int(random.next() % UInt64(min(digits, 4))) + 1
      for position in 0..<digits {
        if position == whole { sink.append(UInt8(ascii: ".")) }
        sink.append(UInt8(ascii: "1") + UInt8(random.next() % 9))
      }
      sink.append(UInt8(ascii: ","))
    }
    writeEnd(&random, &sink)
  }

  private func writeShort(_ random: inout Generator, _ sink: inout ByteSink) {
    for _ in 0..<20 {
      if random.next() & 3 == 0 { sink.append(UInt8(ascii: "-")) }
      sink.append(decimal: Int(random.next() % 1000))
      let decimals = Int(random.next() % 4)
      if decimals > 0 { sink.append(UInt8(ascii: ".")) }
      for _ in 0..<decimals { sink.append(UInt8(ascii: "0") + UInt8(random.next() % 10)) }
      sink.append(UInt8(ascii: ","))
    }
    writeEnd(&random, &sink)
  }

  private func writeEnd(_ random: inout Generator, _ sink: inout ByteSink) {
    sink.append(decimal: Int(random.next() % 100_000))
    sink.append(UInt8(ascii: ","))
    sink.append(UInt8(ascii: "a") + UInt8(random.next() % 8))
  }

  private static let words = [
    "alpha", "beta,", "gamma", "delta", "naïve", "\\\"quoted\\\"", "it's", "größer", "x", "東京",
    "back\\\\slash", "long-word-in-the-middle", "and", "of", "the", "50%",
  ]

  private func writeText(_ random: inout Generator, _ sink: inout ByteSink) {
    for length in [3, 14] {
      sink.append(UInt8(ascii: "\""))
      for position in 0..<(length + Int(random.next() % 8)) {
        if position > 0 { sink.append(UInt8(ascii: " ")) }
        sink.append(Self.words[Int(random.next() % 16)])
      }
      sink.append("\",")
    }
    sink.append(decimal: Int(random.next() % 1_000_000))
    sink.append(UInt8(ascii: ","))
    if random.next() % 10 == 0 {
      sink.append(UInt8(ascii: "?"))
    } else {
      sink.append(decimal: Int(random.next() % 1000))
      sink.append(".")
      sink.append(decimal: Int(random.next() % 1000))
    }
    sink.append(["," + "red", ",green", ",blue"][Int(random.next() % 3)])
  }

  /// SplitMix64 with a fixed seed.
  struct Generator {
    private var state: UInt64 = 20_240_501

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
      return value ^ value >> 31
    }
  }
}
