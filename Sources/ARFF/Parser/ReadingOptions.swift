// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// How a text is read.
public struct ReadingOptions: Sendable {
  /// What the bytes of a file mean.
  public enum Encoding: String, CaseIterable, Sendable {
    /// UTF-8, which includes ASCII.
    case utf8 = "utf-8"
    /// ISO 8859-1: each byte is the scalar of its number.
    case latin1
    /// Windows-1252: as Latin-1, with letters and signs in 0x80 to 0x9F.
    case windows1252 = "windows-1252"
  }

  /// Whether every leniency is an error.
  public var isStrict: Bool
  /// What the bytes mean; anything but UTF-8 is converted first.
  public var encoding: Encoding
  /// The limits that keep hostile texts at bay.
  public var limits: ReadingLimits
  /// How many threads may read one text; nothing for as many as there are processors.
  public var threads: Int?
  /// Texts shorter than this are read on one thread: starting another takes 50 µs.
  package var parallelThreshold = 8 << 20

  /// Takes UTF-8 in the default mode on all processors.
  public init(
    isStrict: Bool = false, encoding: Encoding = .utf8, limits: ReadingLimits = ReadingLimits(),
    threads: Int? = nil
  ) {
    self.isStrict = isStrict
    self.encoding = encoding
    self.limits = limits
    self.threads = threads
  }
}
