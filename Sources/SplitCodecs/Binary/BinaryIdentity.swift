// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// The 32 bytes that bind a binary file to the cache key that it was stored under.
///
/// An entry that was renamed or copied to another key carries the wrong identity and is refused.
public struct BinaryIdentity: Hashable, Sendable {
  /// The bytes, always 32.
  public let bytes: [UInt8]

  /// The identity of a file that belongs to no cache: zeros.
  public static let none = BinaryIdentity(bytes: [UInt8](repeating: 0, count: 32))

  /// Takes over 32 bytes.
  ///
  /// - Precondition: There are 32.
  public init(bytes: [UInt8]) {
    precondition(bytes.count == 32, "an identity has 32 bytes")
    self.bytes = bytes
  }
}
