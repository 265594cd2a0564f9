// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import SplitCache

extension Failure {
  /// A store's error as an exit code and a message.
  init(_ error: StoreError, directory: FilePath, makesDirectory: Bool = false) {
    switch error {
    case .parsing(let cause as Failure):
      self = cause
    case .source(let cause):
      self.init(reading: cause)
    case .directory(let cause):
      self.init(
        .missingInput, .cacheDirectory, "cannot use it as a cache: \(cause.reason)",
        hint: cause.isMissing && makesDirectory
          ? "the directory is made if its parent exists" : nil, path: directory)
    case .parsing, .owner, .rights, .cancelled:
      self.init(.cannotCreate, .cacheDirectory, error.description, path: directory)
    }
  }
}
