// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Names on Linux need not be UTF-8 and may hold line ends, so what is compared and written are
/// their bytes; text is for messages.
extension FilePath {
  /// Makes a path from bytes; anything from the first zero byte on is dropped.
  package init(bytes: some Sequence<UInt8>) {
    var bytes = Array(bytes.prefix { $0 != 0 })
    bytes.append(0)
    // SAFE: the array ends in a zero and lives until the call returns.
    self = unsafe bytes.withUnsafeBytes { buffer in
      unsafe buffer.withMemoryRebound(to: CInterop.PlatformChar.self) {
        guard let base = $0.baseAddress else { preconditionFailure("there is a zero at least") }
        return unsafe FilePath(platformString: base)
      }
    }
  }

  /// The bytes of the path, without a terminating zero.
  package var bytes: [UInt8] {
    // SAFE: the bytes are copied inside the call, as many as it says.
    unsafe withPlatformString { text in
      (0..<length).map { unsafe UInt8(bitPattern: text[$0]) }
    }
  }

  /// The part behind the last slash; the whole path where there is none.
  package var fileName: FilePath {
    lastComponent.map { FilePath(root: nil, CollectionOfOne($0)) } ?? self
  }

  /// The directory that holds the file: `.` for a bare name, `/` for a name below the root.
  package var parentDirectory: FilePath {
    let parent = removingLastComponent()
    return parent.isEmpty ? "." : parent
  }

  /// The path of something inside this directory.
  package func appending(_ name: FilePath) -> FilePath {
    isEmpty ? name : FilePath(bytes: bytes + [UInt8(ascii: "/")] + name.bytes)
  }

  /// Whether the last component ends in these ASCII letters, upper or lower case, and has more.
  package func hasSuffix(_ suffix: String) -> Bool {
    let own = bytes
    let wanted = Array(suffix.utf8)
    guard own.count > wanted.count else { return false }
    return zip(own.suffix(wanted.count), wanted).allSatisfy { own, other in
      own.lowercasedASCII == other.lowercasedASCII
    }
  }

  /// Calls `body` with the path as a C string.
  package func withCPath<R, E: Error>(
    _ body: (UnsafePointer<CChar>) throws(E) -> R
  ) throws(E) -> R {
    // SAFE: the path's own storage ends in a zero and lives until the call returns.
    let result: Result<R, E> = unsafe withPlatformString { text in
      do throws(E) {
        return .success(try unsafe body(text))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

extension Errno {
  /// The reason of the call that failed last.
  package static var last: Errno { Errno(rawValue: errno) }
}
