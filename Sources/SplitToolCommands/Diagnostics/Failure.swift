// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// Why a command cannot go on with a file: what to print and how to end.
struct Failure: Error {
  /// The code that the program ends with.
  let exitCode: ExitCode
  /// What went wrong.
  var finding: Finding
  /// The file that it is about.
  var path: FilePath?

  /// Makes a failure.
  init(_ exitCode: ExitCode, _ finding: Finding, path: FilePath? = nil) {
    self.exitCode = exitCode
    self.finding = finding
    self.path = path
  }

  /// Makes a failure from a message.
  init(
    _ exitCode: ExitCode, _ code: DiagnosticCode, _ message: String, hint: String? = nil,
    path: FilePath? = nil
  ) {
    self.init(exitCode, Finding(code, at: nil, message, hint: hint), path: path)
  }

  /// An input that is missing or unreadable (66), or that failed while it was read (74).
  init(reading error: SystemError) {
    self.init(
      error.isMidway ? .inputOutput : .missingInput,
      error.isMidway ? .readFailed : .cannotRead, error.messageWithoutPath, path: error.path)
  }

  /// An output that exists or cannot be made (73).
  init(creating error: SystemError) {
    if error.isExisting {
      self.init(
        .cannotCreate, .outputExists, "the file exists",
        hint: "--force replaces it, and leaves it alone until the new one is complete",
        path: error.path)
    } else {
      self.init(.cannotCreate, .cannotCreate, error.messageWithoutPath, path: error.path)
    }
  }

  /// An output that failed midway (74).
  init(writing error: SystemError) {
    self.init(.inputOutput, .writeFailed, error.messageWithoutPath, path: error.path)
  }
}

extension SystemError {
  /// What failed and why, for a message that begins with the path.
  fileprivate var messageWithoutPath: String { "cannot \(operation) it: \(reason)" }
}
