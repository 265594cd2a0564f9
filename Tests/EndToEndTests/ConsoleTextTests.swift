// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ByteKit
internal import SplitToolCommands
internal import Testing

@Suite struct ConsoleTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("a\u{1B}[31mb", "a\\x1B[31mb"), ("a\tb\nc\r", "a\\tb\\nc\\r"),
    ("\u{7F}\u{85}", "\\x7F\\u{85}"), ("a\u{202E}b", "a\\u{202E}b"), ("é", "é"),
  ])
  func `control and direction characters are shown by their codes`(text: String, visible: String) {
    #expect(Escaping.visible(text) == visible)
    #expect(Escaping.visible(Array(text.utf8)) == visible)
  }

  @Test func `bytes that are no UTF-8 are shown by their codes`() {
    #expect(Escaping.visible([0x61, 0xFF, 0xC3, 0x28]) == "a\\xFF\\xC3(")
  }

  @Test(arguments: [
    (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1.0 kB"), (9_960, "10 kB"),
    (1_237_358, "1.2 MB"), (999_499, "999 kB"), (999_500, "1.0 MB"), (327_000_000, "327 MB"),
  ])
  func `bytes are told in the largest unit`(count: Int, text: String) {
    #expect(Quantity.bytes(count) == text)
  }

  @Test(arguments: [
    (0.0004, "0.4 ms"), (0.9, "900 ms"), (1.24, "1.2 s"), (59.4, "59 s"), (200, "3 min 20 s"),
    (7300, "2 h 1 min"),
  ])
  func `time is told in the largest unit`(seconds: Double, text: String) {
    #expect(Quantity.duration(seconds) == text)
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")])
  func `digits are grouped by three`(value: Int, text: String) {
    #expect(Quantity.grouped(value) == text)
  }

  /// But for a slash too many, which paths of swift-system drop.
  @Test func `arguments give every byte back`() {
    for first in UInt8.min...UInt8.max where first != 0 {
      for second in UInt8.min...UInt8.max where second != 0 {
        let bytes = [0x61, first, second, 0x62]
        if first == second, first == UInt8(ascii: "/") { continue }
        let text = ProcessArguments.text(bytes)
        #expect(ProcessArguments.path(text).bytes == bytes)
      }
    }
    let odd = Array("\u{10FF41}".utf8)
    #expect(ProcessArguments.path(ProcessArguments.text(odd)).bytes == odd)
  }
}
