// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// Why a command cannot go on with a file: what to print and how to end.
struct Failure: Error {
  /// The code that the program ends with.
  let exitCode: ExitCode
  /// The message.
  var diagnostic: Diagnostic
  /// The file that it is about.
  var path: Path?

  /// Makes a failure.
  init(_ exitCode: ExitCode, _ diagnostic: Diagnostic, path: Path? = nil) {
    self.exitCode = exitCode
    self.diagnostic = diagnostic
    self.path = path
  }

  /// Makes a failure from a message.
  init(
    _ exitCode: ExitCode, _ code: String, _ message: String, hint: String? = nil,
    path: Path? = nil
  ) {
    self.init(exitCode, Diagnostic(.error, code, message, hint: hint), path: path)
  }

  /// An input that is missing or unreadable (66), or that failed while it was read (74).
  init(reading error: FileError) {
    self.init(
      error.isMidway ? .inputOutput : .missingInput,
      error.isMidway ? "read-failed" : "cannot-read", error.messageWithoutPath, path: error.path)
  }

  /// An output that exists or cannot be made (73).
  init(creating error: FileError) {
    if error.isExisting {
      self.init(
        .cannotCreate, "output-exists", "the file exists",
        hint: "--force replaces it, and leaves it alone until the new one is complete",
        path: error.path)
    } else {
      self.init(.cannotCreate, "cannot-create", error.messageWithoutPath, path: error.path)
    }
  }

  /// An output that failed midway (74).
  init(writing error: FileError) {
    self.init(.inputOutput, "write-failed", error.messageWithoutPath, path: error.path)
  }
}

extension FileError {
  /// What failed and why, for a message that begins with the path.
  fileprivate var messageWithoutPath: String { "cannot \(operation) it: \(reason)" }
}
