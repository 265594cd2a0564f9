// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The arguments of the process as text that gives every byte back.
///
/// File names need not be UTF-8, and the standard library repairs what is not. Here a byte that is
/// no part of UTF-8 becomes a scalar of its own, U+10FF00 plus the byte, and ``path(_:)`` turns it
/// back. A name that really holds such a scalar is taken byte for byte in the same way.
package enum ProcessArguments {
  private static let base: UInt32 = 0x10FF00

  /// The arguments behind the program's name.
  package static var texts: [String] {
    let count = Int(CommandLine.argc)
    guard count > 1 else { return [] }
    return (1..<count).compactMap { index in
      // SAFE: the system keeps `argc` zero-terminated strings for the life of the process.
      guard let start = unsafe CommandLine.unsafeArgv[index] else { return nil }
      return unsafe text(Array(UnsafeRawBufferPointer(start: start, count: strlen(start))))
    }
  }

  /// The bytes of a name as text that ``path(_:)`` turns back.
  package static func text(_ bytes: [UInt8]) -> String {
    var result = ""
    var rest = bytes[...]
    while !rest.isEmpty {
      var decoder = UTF8()
      var iterator = rest.prefix(4).makeIterator()
      if case .scalarValue(let scalar) = decoder.decode(&iterator), scalar.value >> 8 != base >> 8 {
        result.unicodeScalars.append(scalar)
        rest = rest.dropFirst(UTF8.width(scalar))
      } else {
        result.unicodeScalars.append(escape(rest.removeFirst()))
      }
    }
    return result
  }

  /// The path that an argument names.
  package static func path(_ text: String) -> FilePath {
    var bytes = [UInt8]()
    for scalar in text.unicodeScalars {
      if scalar.value >> 8 == base >> 8 {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return FilePath(bytes: bytes)
  }

  private static func escape(_ byte: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(base + UInt32(byte)) ?? "\u{FFFD}"
  }
}
