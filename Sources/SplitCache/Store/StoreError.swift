// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// Why a store could not be used, or could not answer.
///
/// A missing or damaged entry is no error, nor is one that cannot be written: the split is made
/// anew and the answer says why.
public enum StoreError: Error {
  /// The directory cannot be opened, made or listed.
  case directory(SystemError)
  /// The directory belongs to somebody else.
  case owner(FilePath, owner: UInt32, user: UInt32)
  /// Others may write to the directory.
  case rights(FilePath, mode: UInt32, isShared: Bool)
  /// The source cannot be read.
  case source(SystemError)
  /// The parser refused the source; the error is its own.
  case parsing(any Error)
  /// The task was cancelled.
  case cancelled
}
