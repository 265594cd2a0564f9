// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
package import Diagnostics
internal import Hashing

extension StoreReport {
  /// The members for programs.
  package var json: JSONValue {
    .known([
      "version": 1, "checked": .integer(checked),
      "bad": .array(
        bad.map {
          .known(["entry": .string($0.path.string), "reason": .string($0.reason.code)])
        }),
      "removed": .array(removed.map { .string($0.string) }), "kept": .integer(kept),
    ])
  }
}

extension StoreEntry {
  /// The members for programs; the time of last use in seconds since 1970.
  package var json: JSONValue {
    .known([
      "entry": .string(path.string), "key": .string(key.hexadecimal),
      "codec": codec.map { .string($0) } ?? .null, "bytes": .integer(bytes),
      "used": .integer(used / 1_000_000_000),
    ])
  }
}
