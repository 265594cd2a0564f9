// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A file's name as the system knows it: bytes, not text.
///
/// Names on Linux need not be UTF-8 and may hold line ends, so a path keeps its bytes and offers
/// text only for messages.
public struct Path: Hashable, Sendable {
  /// The bytes of the path, without a terminating zero.
  public let bytes: [UInt8]

  /// Makes a path from bytes; anything from the first zero byte on is dropped.
  public init(bytes: some Sequence<UInt8>) {
    let all = Array(bytes)
    self.bytes = all.firstIndex(of: 0).map { Array(all[..<$0]) } ?? all
  }

  /// Makes a path from text, in UTF-8.
  public init(_ text: String) {
    self.init(bytes: text.utf8)
  }

  /// The path as text, with bytes that are not UTF-8 replaced; for messages only.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The part behind the last slash; the whole path where there is none.
  public var lastComponent: Path {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return self }
    return Path(bytes: bytes[(slash + 1)...])
  }

  /// The directory that holds the file: `.` for a bare name, `/` for a name below the root.
  public var parent: Path {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == 0 ? "/" : Path(bytes: bytes[..<slash])
  }

  /// The path of something inside this directory.
  public func appending(_ component: Path) -> Path {
    if bytes.isEmpty || bytes.last == UInt8(ascii: "/") {
      return Path(bytes: bytes + component.bytes)
    }
    return Path(bytes: bytes + [UInt8(ascii: "/")] + component.bytes)
  }

  /// Whether the last component ends in these ASCII letters, upper or lower case.
  public func hasSuffix(_ suffix: String) -> Bool {
    let wanted = Array(suffix.utf8)
    guard bytes.count > wanted.count else { return false }
    return zip(bytes.suffix(wanted.count), wanted).allSatisfy { own, other in
      own.lowercasedASCII == other.lowercasedASCII
    }
  }

  /// Calls `body` with the path as a C string.
  package func withCString<R, E: Error>(
    _ body: (UnsafePointer<CChar>) throws(E) -> R
  ) throws(E) -> R {
    var result: Result<R, E>?
    // SAFE: room for all bytes and the zero behind them, used inside the closure only.
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { buffer in
      guard let base = buffer.baseAddress else { return }
      for (index, byte) in bytes.enumerated() {
        unsafe (base + index).initialize(to: CChar(bitPattern: byte))
      }
      unsafe (base + bytes.count).initialize(to: 0)
      do throws(E) {
        result = .success(try unsafe body(UnsafePointer(base)))
      } catch {
        result = .failure(error)
      }
    }
    guard let result else { preconditionFailure("a C string has at least its zero") }
    return try result.get()
  }
}

extension Path: ExpressibleByStringLiteral {
  /// Makes a path from a literal.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

extension Path: CustomStringConvertible {
  /// The path as text, for messages.
  public var description: String { text }
}
