// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import ByteKit
internal import SplitCodecs
internal import SplitModel

/// `splittool convert`.
struct Convert: Verb {
  static let configuration = CommandConfiguration(
    abstract: "Reads any form and writes any form.",
    discussion: """
      The forms follow from the suffixes or from --from and --to. OUT is complete or as it was; a \
      file that exists is replaced with --force only.

      Examples:
        splittool convert splits.arff splits.json
        splittool convert dataset.arff.gz dataset.csv
        splittool convert splits.arff - --to ndjson | head -3
        curl -s https://example.org/splits.arff | splittool convert - splits.splits
      """)

  @Argument(help: ArgumentHelp("The file to read; - is standard input.", valueName: "in"))
  var input: PathArgument

  @Argument(help: ArgumentHelp("The file to write; - is standard output.", valueName: "out"))
  var output: PathArgument

  @Option(help: ArgumentHelp("The form of the output.", valueName: "form"))
  var to: Form?

  @Flag(help: "Replace a file that exists.")
  var force = false

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var common: CommonOptions

  func run(on console: Console) throws(Failure) -> ExitCode {
    let form = try Form(writing: output.path, to: to)
    let codec = try form.splitCodec()
    let document = try Document(input.path, options: reading)
    let split = try document.split()
    try ToolOutput.write(to: output.path, force: force) { (sink: inout ByteSink) throws(Failure) in
      do throws(CodecError) {
        try codec.encode(split, into: &sink)
      } catch {
        throw document.failure(error)
      }
    }
    return .success
  }
}
