// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Crypto

/// A running SHA-256.
public struct SHA256Hasher {
  private var function = SHA256()

  /// Starts an empty hash.
  public init() {}

  /// Adds bytes.
  public mutating func update(_ bytes: RawSpan) {
    // SAFE: the buffer is used inside the call only.
    unsafe bytes.withUnsafeBytes { unsafe function.update(bufferPointer: $0) }
  }

  /// The digest of all bytes so far.
  public consuming func finish() -> SHA256Digest {
    SHA256Digest(bytes: Array(function.finalize()))
  }

  /// The digest of one span.
  public static func hash(_ bytes: RawSpan) -> SHA256Digest {
    var hasher = SHA256Hasher()
    hasher.update(bytes)
    return hasher.finish()
  }
}
