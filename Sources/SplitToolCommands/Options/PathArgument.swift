// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import ByteKit

/// A file or directory on the command line; `-` is standard input or output.
struct PathArgument: ExpressibleByArgument {
  let path: FilePath

  init?(argument: String) {
    guard !argument.isEmpty else { return nil }
    path = ProcessArguments.path(argument)
  }

  static var defaultCompletionKind: CompletionKind { .file() }
}
