// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ArgumentParser
internal import ByteKit
internal import Hashing
internal import SplitCache

/// `splittool cache list`.
struct CacheList: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the entries: path, form, size, time of last use.",
    discussion: """
      Examples:
        splittool cache list --dir cache
        splittool cache list --dir cache --json
      """)

  @OptionGroup var directory: CacheDirectoryOptions
  @OptionGroup var common: CommonOptions

  func run(on console: Console) throws(Failure) -> ExitCode {
    let store = try directory.open()
    let entries: [StoreEntry]
    do throws(StoreError) {
      entries = try store.list()
    } catch {
      throw Failure(error, directory: directory.dir.path)
    }
    if console.isJSON {
      console.write(.known(["version": 1, "entries": .array(entries.map(\.json))]))
      return .success
    }
    for entry in entries {
      console.write(entry.path)
      console.writeLine(
        "  \(entry.codec ?? "?")  \(Quantity.bytes(entry.bytes))  "
          + Instant(nanoseconds: entry.used).text)
    }
    return .success
  }
}
