// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ArgumentParser
internal import ByteKit
internal import SplitCache
internal import SplitCodecs
internal import SplitModel

/// `splittool cache get`.
struct CacheGet: Verb {
  static let configuration = CommandConfiguration(
    commandName: "get",
    abstract: "Gives the cached split of a file; a miss parses and publishes it.",
    discussion: """
      With -o the split is written in any form, which works even where nothing can be cached. \
      Without, the path of the entry is printed, a hint that a `clear` may outdate.

      Examples:
        splittool cache get splits.arff --dir cache -o splits.npz
        splittool cache get splits.arff --dir cache -o - --to json
      """)

  @Argument(help: ArgumentHelp("The split.", valueName: "file"))
  var file: PathArgument

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("Write the split; - is standard output.", valueName: "out"))
  var output: PathArgument?

  @Option(help: ArgumentHelp("The form of the output.", valueName: "form"))
  var to: Form?

  @Flag(help: "Replace a file that exists.")
  var force = false

  @OptionGroup var directory: CacheDirectoryOptions
  @OptionGroup var entries: CacheEntryOptions
  @OptionGroup var reading: InputOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if file.path == "-" { throw ValidationError("The cache needs a file with a name, not '-'.") }
    if let output, output.path == "-", common.json {
      throw ValidationError("--json and -o - would share standard output.")
    }
  }

  func run(on console: Console) throws(Failure) -> ExitCode {
    var form: Form?
    if let output { form = try Form(writing: output.path, to: to) }
    let answer: StoreAnswer
    do throws(StoreError) {
      let store = try SplitStore(
        directory: directory.dir.path,
        options: entries.store(isShared: directory.shared, decoding: reading.decoding()))
      answer = try store.get(file.path) { try reading.split(of: file.path, bytes: $0) }
    } catch {
      let failure = Failure(error, directory: directory.dir.path, makesDirectory: true)
      guard let output, let form, error.concernsDirectory, failure.exitCode == .cannotCreate else {
        throw failure
      }
      // The read never fails because caching does.
      console.report(failure.noted, for: directory.dir.path)
      let split = try Document(file.path, options: reading).split()
      try write(split, to: output.path, form)
      return .success
    }
    guard let output, let form else {
      return answer.provenance.print(
        isExplained: entries.explain, of: file.path, on: console)
    }
    answer.provenance.say(isExplained: entries.explain, of: file.path, on: console)
    try write(answer.split, to: output.path, form)
    if console.isJSON { console.write(answer.provenance.json) }
    return .success
  }

  private func write(_ split: SplitSet, to path: FilePath, _ form: Form) throws(Failure) {
    let codec = try form.splitCodec()
    try ToolOutput.write(to: path, force: force) { (sink: inout ByteSink) throws(Failure) in
      do throws(ReadingError) {
        try codec.encode(split, into: &sink)
      } catch {
        throw Failure(.malformedInput, error.code, error.message, hint: error.hint, path: file.path)
      }
    }
  }
}

extension StoreError {
  /// Whether the store could not be used, while the source may be all right.
  fileprivate var concernsDirectory: Bool {
    switch self {
    case .directory, .owner, .rights: true
    case .source, .parsing, .cancelled: false
    }
  }
}

extension Failure {
  /// The same message as a note.
  fileprivate var noted: Finding {
    var note = finding
    note.severity = .warning
    return note
  }
}
