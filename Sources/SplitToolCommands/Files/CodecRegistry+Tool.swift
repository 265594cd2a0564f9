// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import SplitCodecs

extension CodecRegistry {
  /// The forms of splits that the tool knows.
  static let tool = CodecRegistry([])
}
