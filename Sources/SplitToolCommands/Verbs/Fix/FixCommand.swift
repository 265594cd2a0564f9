// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import ByteKit
internal import Diagnostics
internal import Gzip
internal import Mending

/// `splittool fix`.
struct FixCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Mends ARFF files, tables and splits, that do not load.",
    discussion: """
      Mends what has one meaning: values and names that need quotes, doubled quotes, missing \
      commas and braces, semicolons, tabs and decimal commas of spreadsheets, misspelt keywords, \
      labels written as 1.0, other encodings, and more. Where two readings fit, the finding is \
      left. --unsafe guesses, too: labels one letter away or not declared, rows that end too early.

      The file is replaced once the new one is complete, packed if it was packed; one that is \
      right stays as it is. Exit code 0 says that the result is right, 65 that something is left, \
      and with --diff 1 that there is something to mend.

      Examples:
        splittool fix dataset.arff --diff
        splittool fix dataset.arff
        splittool fix broken.arff -o mended.arff --unsafe
      """)

  @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"))
  var file: PathArgument

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write here instead; - is standard output.", valueName: "out"))
  var output: PathArgument?

  @Flag(help: "Print what would change, as a unified diff, and change nothing.")
  var diff = false

  @Flag(name: .customLong("unsafe"), help: "Make guesses, too.")
  var guesses = false

  @Flag(help: "Count the row ids of a split from zero, whatever its folds are counted from.")
  var renumber = false

  @Flag(help: "Replace an output that exists.")
  var force = false

  @OptionGroup var reading: InputOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if diff, output != nil { throw ValidationError("--diff writes nothing: it takes no -o.") }
    if common.json, !diff, (output ?? file).path == "-" {
      throw ValidationError("--json and the mended file cannot both go to standard output.")
    }
  }

  func run(on console: Console) throws(Failure) -> ExitCode {
    let input = try InputFile(file.path, options: reading)
    let file = input.stored
    let isPacked = Gzip.recognizes(file.bytes)
    let form = reading.from ?? Form(suffixOf: input.path)
    if let form, form.name != "arff" {
      throw Failure(
        .malformedInput, .unsupportedForm, "only ARFF files are mended, not \(form.name)",
        path: input.path)
    }
    let stored =
      isPacked ? try input.unpacked(limit: reading.maxBytes?.count) : file
    let source = (reading.encoding?.encoding ?? .utf8).convert(stored)
    let limits = reading.decoding().limits
    var fixer = Fixer(allowsUnsafe: guesses, relation: relation, limits: limits)
    fixer.renumbersRows = renumber
    let mended = fixer.mend(source)
    let isChanged = mended.isChanged || source !== stored
    if diff, !console.isJSON {
      show(stored, mended, on: console)
    } else if !diff {
      try write(mended.bytes, isChanged: isChanged, isPacked: isPacked)
    }
    report(mended, source, on: console)
    if diff, isChanged { return .negative }
    return mended.hasErrors ? .malformedInput : .success
  }

  /// The name for a relation that has none: that of the file.
  private var relation: String {
    let name = file.path == "-" ? "table" : file.path.fileName.string
    return name.firstIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  private func show(_ stored: SharedBytes, _ mended: MendedText, on console: Console) {
    var sink = ByteSink()
    let name = file.path.bytes
    UnifiedDiff(stored.bytes, mended.bytes.bytes).write(old: name, new: name, into: &sink)
    console.write(sink.contents)
  }

  private func write(_ bytes: SharedBytes, isChanged: Bool, isPacked: Bool) throws(Failure) {
    let target = output?.path ?? file.path
    guard isChanged || output != nil || file.path == "-" else { return }
    let packs = output.map { $0.path.hasSuffix(".gz") || isPacked && $0.path == "-" } ?? isPacked
    try ToolOutput.write(to: target, force: force || output == nil) {
      (sink: inout ByteSink) throws(Failure) in
      if packs {
        Gzip.deflate(bytes.bytes, into: &sink)
      } else {
        sink.append(bytes.bytes)
      }
    }
  }

  /// Says what is left, and to programs what was done.
  private func report(_ mended: MendedText, _ source: SharedBytes, on console: Console) {
    let left = mended.left.map { $0.located(in: source.bytes) }
    if console.isJSON {
      let fixed = mended.fixed.map { $0.located(in: source.bytes) }
      console.write(
        .known([
          "version": 1, "path": .string(file.path.string), "changed": .boolean(mended.isChanged),
          "fixed": .array(fixed.map(\.json)), "left": .array(left.map(\.json)),
        ]))
      return
    }
    for var finding in left {
      if let guess = finding.fixes.first { finding.hint = "--unsafe would \(guess.title)" }
      console.report(finding, for: file.path)
    }
  }
}
