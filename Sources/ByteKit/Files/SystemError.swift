// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import SystemPackage

/// A call to the operating system that failed: what was tried, on which file, and why.
public struct SystemError: Error, Hashable, Sendable {
  /// What was tried, as an infinitive without "to": `open`, `read`, `rename`.
  public let operation: String
  /// The file it was tried on.
  public let path: FilePath
  /// The system's reason.
  public let errno: Errno
  /// What to say instead of the system's own text.
  public let detail: String?

  /// Makes an error from its parts.
  public init(_ operation: String, _ path: FilePath, errno: Errno, detail: String? = nil) {
    self.operation = operation
    self.path = path
    self.errno = errno
    self.detail = detail
  }

  /// The reason without the path: `No such file or directory`.
  public var reason: String { detail ?? errno.description }
}

extension SystemError: CustomStringConvertible {
  /// The whole message: `cannot open 'x.arff': No such file or directory`.
  public var description: String { "cannot \(operation) '\(path)': \(reason)" }
}
