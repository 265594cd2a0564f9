// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import Gzip
internal import SplitCache
internal import SplitCodecs
internal import SplitModel

/// An input whose form and kind are known and whose bytes are unpacked, not yet decoded.
struct Document {
  /// What a file holds.
  enum Kind: String {
    case split, table
  }

  /// The path that the caller named.
  let path: FilePath
  /// The form.
  let form: Form
  /// What it holds; nothing if that cannot be told because the file is broken.
  let kind: Kind?
  /// The bytes of the form, without gzip and without what a cache adds.
  let bytes: SharedBytes
  /// The entry of a cache that the file is, if it is one.
  let entry: VerifiedEntry?
  /// Keeps the mapping watched while the bytes are used.
  let input: InputFile
  private let decoding: ReadingOptions

  /// Opens a file and finds out what it is.
  init(_ path: FilePath, options: InputOptions, isStrict: Bool = false) throws(Failure) {
    try self.init(InputFile(path, options: options), options: options, isStrict: isStrict)
  }

  /// Finds out what an input is.
  init(_ input: InputFile, options: InputOptions, isStrict: Bool = false) throws(Failure) {
    let path = input.path
    let isEntry = options.from == nil && path.hasSuffix(".entry")
    let entry = isEntry ? try VerifiedEntry(input) : nil
    let named =
      if let entry { try Form(of: entry) } else { options.from ?? Form(suffixOf: path) }
    // Gzip is told by its bytes, whatever the name says.
    let stored = input.stored
    let hasGzipBytes = Gzip.recognizes(stored.bytes)
    let isPacked = hasGzipBytes || named?.isGzip == true
    let bytes =
      isPacked
      ? try input.unpacked(limit: options.maxBytes?.count) : entry?.payload ?? input.stored
    if isPacked, Gzip.recognizes(bytes.bytes) {
      throw Failure(
        .malformedInput, .gzip, "what is inside the gzip is compressed once more",
        hint: "unpack it once: gzip -d", path: path)
    }
    let form = named ?? FormSniffer.form(of: bytes.bytes)
    kind =
      switch options.kind {
      case .split: .split
      case .table: .table
      case nil: FormSniffer.kind(of: bytes, form: form)
      }
    self.path = path
    self.input = input
    self.form = form
    // Places in messages count in the converted text.
    let isEncoded = form.name == "arff" || form.name == "csv"
    self.bytes = isEncoded ? (options.encoding?.encoding ?? .utf8).convert(bytes) : bytes
    self.entry = entry
    var decoding = options.decoding(isStrict: isStrict)
    decoding.isVerified = entry != nil
    self.decoding = decoding
  }

  /// How the ARFF reader shall read the bytes.
  func arffOptions(isStrict: Bool) -> ReadingOptions {
    var options = decoding
    options.isStrict = isStrict
    return options
  }

  /// Decodes the split set.
  ///
  /// - Throws: ``Failure`` with 65 and the place of the error.
  func split() throws(Failure) -> SplitSet {
    guard let codec = SplitForms.registry.form(named: form.name) else {
      throw Failure(
        .malformedInput, .unsupportedForm, "\(form.name) does not hold splits", path: path)
    }
    do throws(ReadingError) {
      return try codec.decode(bytes, options: decoding)
    } catch {
      throw failure(error)
    }
  }

  /// Decodes the split set, and says what was noticed on the way.
  func splitWithWarnings() throws(Failure) -> (split: SplitSet, warnings: [Finding]) {
    guard form.name == "arff" else { return (try split(), []) }
    do throws(ReadingError) {
      let file = try ARFFSplitFile(parsing: bytes, options: decoding)
      var warnings = file.warnings.map(located)
      if !file.unusualSpellings.isEmpty {
        let names = file.unusualSpellings.map { "'\($0)'" }.joined(separator: ", ")
        warnings.append(
          Finding(rule: .letterCase, "\(names): OpenML writes other letter case"))
      }
      return (file.split, warnings)
    } catch {
      throw failure(error)
    }
  }

  /// A reader's error as a message about this file.
  func failure(_ error: ReadingError) -> Failure {
    Failure(.malformedInput, located(error.finding), path: path)
  }

  /// A finding with its place for a person: line and column in text, otherwise the byte.
  func located(_ finding: Finding) -> Finding {
    form.isText ? finding.located(in: bytes.bytes) : finding.atByte
  }
}
