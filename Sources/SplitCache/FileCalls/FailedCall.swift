// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A system call that failed, and the system's number for the reason.
package struct FailedCall: Error, Hashable, Sendable {
  /// Which call.
  package let call: FileCall
  /// The system's error number (`errno`).
  package let code: Int32

  /// Makes an error from its parts.
  package init(_ call: FileCall, _ code: Int32) {
    self.call = call
    self.code = code
  }

  /// What a device says that takes no more bytes.
  static let fullDevice = FailedCall(.write, ENOSPC)

  /// What is said of a source that is replaced or written to while it is read.
  static let changing = FailedCall(.read, EAGAIN)

  /// What is said of a source that is no regular file.
  static func notRegular(_ kind: FileStatus.Kind) -> FailedCall {
    FailedCall(.read, kind == .directory ? EISDIR : EINVAL)
  }

  /// Whether a signal came in between, so that the call should be made again.
  package var isInterruption: Bool { code == EINTR }
  /// Whether there is no such file.
  package var isAbsence: Bool { code == ENOENT }
  /// Whether the name stands for a link.
  package var isLink: Bool { code == ELOOP || code == EMLINK }
  /// Whether the file exists already.
  package var isExistence: Bool { code == EEXIST }
}

extension SystemError {
  /// Names the file of a failed call.
  init(_ error: FailedCall, _ path: FilePath, detail: String? = nil) {
    self.init(error.call.rawValue, path, errno: Errno(rawValue: error.code), detail: detail)
  }
}

/// The kinds of system calls, in the order of ``FileCalls``.
package enum FileCall: String, Hashable, Sendable, CaseIterable {
  case makeDirectory = "make"
  case openDirectory = "open directory"
  case openSource = "open"
  case openForReading = "open for reading"
  case create
  case openLock = "open lock"
  case statusOfFile = "look at"
  case statusOfName = "look up"
  case read
  case map
  case write
  case setMode = "set the rights of"
  case touch
  case sync
  case lock
  case close
  case rename
  case remove
  case names = "list"
}
