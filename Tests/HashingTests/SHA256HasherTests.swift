// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Hashing
import Testing

@Suite struct SHA256HasherTests {
  /// The examples of FIPS 180-2, appendix B, and the empty message.
  @Test(arguments: [
    ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func `gives the published digests`(text: String, times: Int, expected: String) {
    let message = Array(String(repeating: text, count: times).utf8)
    #expect(SHA256Hasher.hash(message.span.rawBytes).hexadecimal == expected)
  }

  @Test func `does not mind how the bytes are cut`() {
    let message = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let whole = SHA256Hasher.hash(message.span.rawBytes)
    for size in [1, 3, 55, 56, 63, 64, 65, 128, 999] {
      var hasher = SHA256Hasher()
      for start in stride(from: 0, to: message.count, by: size) {
        let piece = Array(message[start..<min(start + size, message.count)])
        hasher.update(piece.span.rawBytes)
      }
      #expect(hasher.finish() == whole, "pieces of \(size) bytes")
    }
  }
}
