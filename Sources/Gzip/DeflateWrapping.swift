// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What stands around a deflate stream.
public enum DeflateWrapping: Sendable {
  /// Header and CRC-32 of RFC 1952: `.gz` files.
  case gzip
  /// Header and Adler-32 of RFC 1950: sections of binary forms.
  case zlib
  /// Nothing: members of zip archives.
  case none
}
