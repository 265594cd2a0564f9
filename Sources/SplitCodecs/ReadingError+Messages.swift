// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// The messages that several forms share.
extension ReadingError {
  static func wrongForm(_ form: String) -> ReadingError {
    ReadingError(.wrongForm, at: 0, "this is no \(form) file: its first bytes are others")
  }

  static func unsupportedVersion(_ found: Int, newest: Int, at offset: Int? = nil) -> ReadingError {
    ReadingError(
      .unsupportedVersion, at: offset,
      "format version \(found), but only 1 to \(newest) is known",
      hint: "read it with the release that wrote it, or a newer one")
  }

  static func unknownFlags(_ found: UInt32, at offset: Int) -> ReadingError {
    ReadingError(
      .unknownFlags, at: offset,
      "flags 0x\(String(found, radix: 16)) have a meaning that is not known")
  }

  static func truncated(at offset: Int, _ expected: String) -> ReadingError {
    ReadingError(.truncated, at: offset, "the file ends here, but \(expected)")
  }

  static func trailingBytes(at offset: Int) -> ReadingError {
    ReadingError(.trailingBytes, at: offset, "there are bytes behind the end of the split")
  }

  static func badChecksum(of part: String, at offset: Int) -> ReadingError {
    ReadingError(
      .badChecksum, at: offset, "the checksum of \(part) does not match: the file is damaged",
      hint: "make the file again from its source")
  }

  static func badDigest(found: String, computed: String) -> ReadingError {
    ReadingError(
      .badDigest, "the file says its digest is \(found), but its cells have \(computed)",
      hint: "the file was changed after it was written, or is damaged")
  }

  static func malformed(at offset: Int?, _ message: String, hint: String? = nil) -> ReadingError {
    ReadingError(.malformed, at: offset, message, hint: hint)
  }

  static func limit(_ what: String, _ limit: Int, at offset: Int? = nil) -> ReadingError {
    ReadingError(
      .limitExceeded, at: offset, "more than \(limit) \(what), which is the limit",
      hint: "raise the limit if the file is to be trusted")
  }

  static func cannotHold(_ form: String, _ what: String, hint: String? = nil) -> ReadingError {
    ReadingError(.cannotHold, "the \(form) form cannot hold \(what)", hint: hint)
  }
}
