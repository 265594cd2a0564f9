// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What stands in one field of a row.
enum FieldValue: Hashable {
  case missing
  case text([UInt8])

  /// The bytes that a strict reader reads as this value.
  var spelling: [UInt8] {
    switch self {
    case .missing: [UInt8(ascii: "?")]
    case .text(let text): text.asValue
    }
  }
}
