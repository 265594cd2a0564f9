// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// One step through a YAML document without anchors, aliases and tags.
enum YAMLEvent: Equatable {
  case beginMapping
  case endMapping
  case beginSequence
  case endSequence
  /// A text, and whether it stood there without quotes.
  case scalar(String, isPlain: Bool)
  /// The end of the one document.
  case end
}
