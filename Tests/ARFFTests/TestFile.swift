// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// Files that tests make.
enum TestFile {
  /// Writes a new file.
  static func write(_ bytes: [UInt8], to path: Path) throws {
    let file = try OutputFile(path, replacing: false)
    try file.descriptor.write(bytes.span.rawBytes)
    try file.commit()
  }
}
