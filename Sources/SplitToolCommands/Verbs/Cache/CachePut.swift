// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ArgumentParser
internal import ByteKit
internal import Hashing
internal import SplitCache

/// `splittool cache put`.
struct CachePut: Verb {
  static let configuration = CommandConfiguration(
    commandName: "put",
    abstract: "Makes sure that a split is cached, and prints the path of its entry.",
    discussion: """
      Examples:
        splittool cache put splits.arff --dir cache
        splittool cache put splits.arff --dir cache --durability durable --explain
      """)

  @Argument(help: ArgumentHelp("The split.", valueName: "file"))
  var file: PathArgument

  @OptionGroup var directory: CacheDirectoryOptions
  @OptionGroup var entries: CacheEntryOptions
  @OptionGroup var reading: InputOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if file.path == "-" { throw ValidationError("The cache needs a file with a name, not '-'.") }
  }

  func run(on console: Console) throws(Failure) -> ExitCode {
    let provenance: StoreProvenance
    do throws(StoreError) {
      let store = try SplitStore(
        directory: directory.dir.path,
        options: entries.store(isShared: directory.shared, decoding: reading.decoding()))
      provenance = try store.put(file.path) { try reading.split(of: file.path, bytes: $0) }
    } catch {
      throw Failure(error, directory: directory.dir.path, makesDirectory: true)
    }
    return provenance.print(isExplained: entries.explain, of: file.path, on: console)
  }
}

extension StoreProvenance {
  /// Prints the path of the entry, or the members for programs.
  func print(isExplained: Bool, of file: FilePath, on console: Console) -> ExitCode {
    say(isExplained: isExplained, of: file, on: console)
    if console.isJSON {
      console.write(json)
    } else if let entry {
      console.write(entry)
      console.writeLine()
    }
    return entry == nil ? .cannotCreate : .success
  }

  /// Says what `--explain` asks for, and the note of an entry that could not be published.
  func say(isExplained: Bool, of file: FilePath, on console: Console) {
    if isExplained {
      for line in description.split(separator: "\n") { console.say(Escaping.visible(String(line))) }
    } else if let note {
      console.report(Finding(.notCached, .warning, note.description), for: file)
    }
  }

  /// The members for programs.
  var json: JSONValue {
    .known([
      "version": 1, "entry": entry.map { .string($0.string) } ?? .null,
      "key": .string(key.hexadecimal), "codec": .string(codec),
      "outcome": .string(outcome.rawValue), "reason": reason.map { .string($0.code) } ?? .null,
      "digest": .string(digest.hexadecimal),
    ])
  }
}
