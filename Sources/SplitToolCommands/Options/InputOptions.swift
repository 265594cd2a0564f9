// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ArgumentParser
internal import ByteKit
internal import SplitCodecs

/// What commands take that read files.
struct InputOptions: ParsableArguments {
  /// What an ARFF file is taken for.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case table, split
  }

  @Option(name: .customLong("as"), help: ArgumentHelp("Take the file for a table or a split."))
  var kind: Kind?

  @Option(help: ArgumentHelp("The form of the input: \(Form.list); with .gz if it is compressed."))
  var from: Form?

  @Option(
    help: ArgumentHelp(
      "What the bytes of ARFF and CSV mean: utf-8, latin1 or windows-1252.", valueName: "encoding"))
  var encoding: EncodingArgument?

  @Option(
    help: ArgumentHelp("The most bytes that are read, unpacked too.", valueName: "bytes"))
  var maxBytes: ByteCountArgument?

  @Option(help: ArgumentHelp("The longest line.", valueName: "bytes"))
  var maxLine: ByteCountArgument?

  @Option(help: ArgumentHelp("The most cells of a split.", valueName: "n"))
  var maxCells: Int?

  @Option(help: ArgumentHelp("The deepest nesting.", valueName: "n"))
  var maxDepth: Int?

  @Option(help: ArgumentHelp("How many threads work.", valueName: "n"))
  var threads: Int?

  func validate() throws {
    for (name, value) in [
      ("max-cells", maxCells), ("max-depth", maxDepth), ("threads", threads),
    ] {
      if let value, value < 1 { throw ValidationError("--\(name) needs a number from 1 on.") }
    }
  }

  /// The limits for codecs.
  func decoding(isStrict: Bool = false) -> ReadingOptions {
    var options = ReadingOptions()
    options.threads = threads ?? Parallel.coreCount
    options.isStrict = isStrict
    if let maxLine { options.limits.lineLength = maxLine.count }
    if let maxCells { options.limits.folds = maxCells }
    if let maxDepth { options.limits.depth = maxDepth }
    return options
  }

  /// The same limits for another file: the data set of a split.
  var forData: InputOptions {
    var other = self
    other.kind = .table
    other.from = nil
    return other
  }
}
