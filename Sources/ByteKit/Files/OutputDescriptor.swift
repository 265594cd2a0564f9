// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A descriptor that bytes are written to in order, such as standard output.
public struct OutputDescriptor: Sendable {
  /// The system's descriptor.
  public let descriptor: Int32
  /// What to call it in messages.
  public let path: FilePath

  /// Names an open descriptor; it stays the caller's to close.
  public init(_ descriptor: Int32, named path: FilePath) {
    self.descriptor = descriptor
    self.path = path
  }

  /// The process's standard output.
  public static let standardOutput = OutputDescriptor(1, named: "standard output")
  /// The process's standard error.
  public static let standardError = OutputDescriptor(2, named: "standard error")

  /// Whether a person looks at it: a terminal.
  public var isTerminal: Bool { isatty(descriptor) == 1 }

  /// The width of the terminal in columns; nothing if it is none.
  public var columns: Int? {
    var size = winsize()
    // SAFE: `size` is a local of the type that the request fills.
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// Writes all bytes.
  ///
  /// - Throws: ``SystemError``; see ``SystemError/isClosedPipe`` for a reader that went away.
  public func write(_ bytes: RawSpan) throws(SystemError) {
    var done = 0
    while done < bytes.byteCount {
      // SAFE: the range lies inside the span.
      let got = unsafe bytes.extracting(done..<bytes.byteCount).withUnsafeBytes {
        unsafe posixWrite(descriptor, $0.baseAddress, $0.count)
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw SystemError("write", path, errno: .last)
      }
      done += got
    }
  }
}

extension SystemError {
  /// Whether the reader at the other end of a pipe went away.
  public var isClosedPipe: Bool { errno == .brokenPipe }
  /// Whether there is nothing of that name.
  public var isMissing: Bool { errno == .noSuchFileOrDirectory }
  /// Whether reading or writing began well and broke off.
  public var isMidway: Bool { [.ioError, .noSpace, .diskQuotaExceeded].contains(errno) }
  /// Whether there is more than the caller allows.
  public var isTooLarge: Bool { errno == .fileTooLarge }

  /// A file with more bytes than the caller allows.
  public init(tooLarge path: FilePath, limit: Int) {
    self.init("read", path, errno: .fileTooLarge, detail: "more than \(limit) bytes")
  }
}

@unsafe
private func posixWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  // SAFE: the caller vouches for `count` bytes at `start`.
  unsafe write(descriptor, start, count)
}
