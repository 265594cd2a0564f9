// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit
public import SplitCodecs
public import SplitModel

/// Reads the entries of a store as a form of split files, so that commands take their paths.
///
/// Every byte of an entry is verified before its own form decodes it. Nothing is written: entries
/// are made by stores only.
public struct EntryCodec: SplitCodec {
  private let codecs: CodecRegistry

  /// Reads entries of these forms.
  public init(_ codecs: CodecRegistry) {
    self.codecs = codecs
  }

  /// The name on the command line: `entry`.
  public var name: String { "entry" }
  /// The version of the entries that are read.
  public var version: Int { StoreName.version }
  /// The suffix `.entry`.
  public var suffixes: [String] { [".entry"] }
  /// What all forms can do.
  public var abilities: CodecAbilities { [] }

  /// Never: entries begin as the files of their form do, and are told by their suffix.
  public func recognizes(_ prefix: RawSpan) -> Bool { false }

  /// Refuses.
  public func encode(_ split: SplitSet, into sink: inout ByteSink) throws(CodecError) {
    throw CodecError(
      "cannot-hold", "entries of a cache are not written as files",
      hint: "use 'splittool cache put'")
  }

  /// Verifies an entry and decodes it.
  ///
  /// - Throws: ``CodecError`` with code `damaged-entry`, or what the entry's own form throws.
  public func decode(
    _ bytes: SharedBytes, options: DecodingOptions
  ) throws(CodecError) -> SplitSet {
    let entry: VerifiedEntry
    do throws(MissReason) {
      entry = try VerifiedEntry(bytes)
    } catch {
      throw CodecError(
        "damaged-entry", error.description, hint: "'splittool cache repair' removes bad entries")
    }
    guard let codec = codecs.codec(named: entry.codec) else {
      throw CodecError("unknown-form", "the entry is of the form '\(entry.codec)'")
    }
    var options = options
    options.isVerified = true
    return try codec.decode(entry.payload, options: options)
  }
}
