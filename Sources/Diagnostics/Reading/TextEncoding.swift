// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What the bytes of a text file mean.
public enum TextEncoding: String, Hashable, CaseIterable, Sendable {
  /// UTF-8, which includes ASCII.
  case utf8 = "utf-8"
  /// ISO 8859-1: each byte is the scalar of its number.
  case latin1
  /// Windows-1252: as Latin-1, with letters and signs in 0x80 to 0x9F.
  case windows1252 = "windows-1252"
}
