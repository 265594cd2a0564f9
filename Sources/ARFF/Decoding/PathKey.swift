// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A step of a path in decoding errors: an attribute's name or a row's index.
struct PathKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(stringValue: String) {
    self.stringValue = stringValue
    intValue = nil
  }

  init(intValue: Int) { self.init(intValue) }

  init(_ index: Int) {
    stringValue = "row \(index)"
    intValue = index
  }
}
