// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ArgumentParser
internal import ByteKit
internal import SplitCodecs
internal import SplitModel
internal import TableCodecs

/// `splittool convert`.
struct Convert: Verb {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Reads any form and writes any form.",
    discussion: """
      The forms follow from the suffixes or from --from and --to. OUT is complete or as it was; a \
      file that exists is replaced with --force only.

      Examples:
        splittool convert splits.arff splits.json
        splittool convert dataset.arff.gz dataset.csv
        splittool convert dataset.arff first.parquet --columns 1-3,class --rows 1000
        splittool convert splits.arff - --to ndjson | head -3
        curl -s https://example.org/splits.arff | splittool convert - splits.splits
      """)

  @Argument(help: ArgumentHelp("The file to read; - is standard input.", valueName: "in"))
  var input: PathArgument

  @Argument(help: ArgumentHelp("The file to write; - is standard output.", valueName: "out"))
  var output: PathArgument

  @Option(help: ArgumentHelp("The form of the output.", valueName: "form"))
  var to: Form?

  @Option(
    help: ArgumentHelp("The attributes of a csv table: an ARFF file's header.", valueName: "header")
  )
  var schema: PathArgument?

  @Flag(help: "Leave out what the form cannot hold, instead of refusing.")
  var lossy = false

  @Flag(help: "Compress the members of npz.")
  var deflate = false

  @Flag(help: "Replace a file that exists.")
  var force = false

  @Flag(help: "Print bytes, rows, time and rate to standard error.")
  var stats = false

  @OptionGroup var part: PartOptions
  @OptionGroup var reading: InputOptions
  @OptionGroup var common: CommonOptions

  func run(on console: Console) throws(Failure) -> ExitCode {
    let form = try Form(writing: output.path, to: to)
    let start = ContinuousClock.now
    let document = try Document(input.path, options: reading)
    if document.kind == .split, part.columns != nil || part.rows != nil {
      throw Failure(
        .usage, .cannotHold, "--columns and --rows are for tables, this is a split",
        hint: "--as table takes it for a table", path: input.path)
    }
    let rows =
      document.kind == .split
      ? try convertSplit(document, to: form, on: console)
      : try convertTable(document, to: form, on: console)
    if stats {
      Statistics(bytes: document.bytes.count, rows: rows, since: start).say(on: console)
    }
    return .success
  }

  private func convertSplit(
    _ document: Document, to form: Form, on console: Console
  ) throws(Failure) -> Int {
    var codec = try form.splitCodec()
    if deflate, form.name == "npz" { codec = NPZCodec(isDeflated: true) }
    return try console.withProgress("converting", total: nil) { progress throws(Failure) in
      let split = try document.split()
      try ToolOutput.write(to: output.path, force: force, counting: progress) {
        (sink: inout ByteSink) throws(Failure) in
        do throws(ReadingError) {
          try codec.encode(split, into: &sink)
        } catch {
          throw Failure(
            .malformedInput, error.code, error.message, hint: error.hint, path: input.path)
        }
      }
      return split.listedRowCount
    }
  }

  private func convertTable(
    _ document: Document, to form: Form, on console: Console
  ) throws(Failure) -> Int {
    var options = document.arffOptions(isStrict: false)
    part.apply(to: &options)
    options.relation = document.path == "-" ? "table" : document.path.fileName.nameWithoutSuffix
    let schema: Header? = if let schema { try header(schema.path) } else { nil }
    let conversion = TableConversion(
      document, to: form, schema: schema, reading: options,
      encoding: TableEncodingOptions(isLossy: lossy, isDeflated: deflate))
    var result: (rows: Int, warnings: [Finding]) = (0, [])
    _ = try console.withProgress("converting", total: nil) { progress throws(Failure) in
      try ToolOutput.write(to: output.path, force: force, counting: progress) {
        (sink: inout ByteSink) throws(Failure) in
        result = try conversion.run(into: &sink)
      }
    }
    for warning in result.warnings { console.report(warning, for: output.path) }
    return result.rows
  }

  private func header(_ path: FilePath) throws(Failure) -> Header {
    let table = try Document(path, options: reading.forData).table()
    return Header(relation: table.relation, attributes: table.attributes)
  }
}

extension FilePath {
  /// The name without its suffix, as text.
  fileprivate var nameWithoutSuffix: String {
    let name = string
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}
