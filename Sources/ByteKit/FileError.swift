// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A call to the operating system that failed: what was tried, on which file, and why.
public struct FileError: Error, Equatable, Sendable {
  /// What was tried, as an infinitive without "to": `open`, `read`, `rename`.
  public let operation: String
  /// The file it was tried on.
  public let path: Path
  /// The system's error number (`errno`).
  public let code: Int32
  /// What to say instead of the system's own text.
  public let detail: String?

  /// Makes an error from its parts.
  public init(_ operation: String, _ path: Path, code: Int32, detail: String? = nil) {
    self.operation = operation
    self.path = path
    self.code = code
    self.detail = detail
  }

  /// The reason without the path: `No such file or directory`.
  public var reason: String {
    if let detail { return detail }
    // SAFE: strerror returns a zero-terminated string that is copied at once.
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }
}

extension FileError: CustomStringConvertible {
  /// The whole message: `cannot open 'x.arff': No such file or directory`.
  public var description: String { "cannot \(operation) '\(path)': \(reason)" }
}
