// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// Files that tests make.
enum TestFiles {
  /// A file that holds these bytes, without the file system.
  static func file(holding bytes: [UInt8]) -> OpenFile {
    OpenFile("memory", size: bytes.count) { SharedBytes(Array(bytes[$0])) }
  }
}
