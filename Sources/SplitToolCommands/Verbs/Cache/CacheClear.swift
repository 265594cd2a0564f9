// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SplitCache

/// `splittool cache clear`.
struct CacheClear: Verb {
  static let configuration = CommandConfiguration(
    commandName: "clear",
    abstract: "Removes every file that the cache made, and nothing else.",
    discussion: """
      Examples:
        splittool cache clear --dir cache --dry-run
      """)

  @Flag(help: "Remove nothing; say what would be removed.")
  var dryRun = false

  @OptionGroup var directory: CacheDirectoryOptions
  @OptionGroup var common: CommonOptions

  func run(on console: Console) throws(Failure) -> ExitCode {
    let report = try directory.report { store throws(StoreError) in
      try store.clear(isDryRun: dryRun)
    }
    report.print(on: console)
    return report.failures.isEmpty ? .success : .inputOutput
  }
}
