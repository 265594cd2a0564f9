// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
public import Hashing

/// What an entry is found by: the hash of the source's bytes and of all that shapes the result.
public struct StoreKey: Hashable, Sendable {
  /// The hash.
  public let digest: SHA256Digest

  /// Takes over a hash.
  init(digest: SHA256Digest) {
    self.digest = digest
  }

  /// Derives the key from the content of a source and the way in which it is read and stored.
  ///
  /// The variant is the options that change the result, in any fixed spelling.
  init(content: SHA256Digest, codec: String, codecVersion: Int, variant: String) {
    var sink = ByteSink()
    sink.append("splittool.key.v1\n")
    sink.append(content.bytes)
    sink.append(littleEndian: UInt64(StoreName.version))
    sink.append(littleEndian: UInt64(codecVersion))
    for text in [codec, variant] {
      sink.append(littleEndian: UInt64(text.utf8.count))
      sink.append(text)
    }
    digest = SHA256Hasher.hash(sink.contents)
  }

  /// The key as 64 hexadecimal digits, the first part of the entry's name.
  public var hexadecimal: String { digest.hexadecimal }
}

extension SHA256Digest {
  /// The bytes of a leaf of ``SHA256Digest/ofContent(_:)``.
  static let leafSize = 1 << 20

  /// The hash of a source's bytes: one of its length and of the hashes of its leaves of 1 MiB.
  ///
  /// - Complexity: O(*n*) for *n* bytes, on all cores.
  static func ofContent(_ bytes: SharedBytes) -> SHA256Digest {
    let leaves = Parallel.map((bytes.count + leafSize - 1) / leafSize) { leaf in
      let start = leaf * leafSize
      let end = min(bytes.count, start + leafSize)
      return SHA256Hasher.hash(bytes.bytes.extracting(start..<end))
    }
    var sink = ByteSink()
    sink.append("splittool.content.v1\n")
    sink.append(littleEndian: UInt64(bytes.count))
    for leaf in leaves { sink.append(leaf.bytes) }
    return SHA256Hasher.hash(sink.contents)
  }
}
