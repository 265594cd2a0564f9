// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ArgumentParser

/// The encoding of an ARFF text.
struct EncodingArgument: ExpressibleByArgument {
  let encoding: TextEncoding

  init?(argument: String) {
    guard let encoding = TextEncoding(rawValue: argument) else { return nil }
    self.encoding = encoding
  }

  static var defaultCompletionKind: CompletionKind { .list(["utf-8", "latin1", "windows-1252"]) }
}
