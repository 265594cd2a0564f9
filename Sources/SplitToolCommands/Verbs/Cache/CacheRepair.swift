// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SplitCache
internal import SplitCodecs

/// `splittool cache repair`.
struct CacheRepair: Verb {
  static let configuration = CommandConfiguration(
    commandName: "repair",
    abstract: "Removes damaged entries and what dead writers left.",
    discussion: """
      Examples:
        splittool cache repair --dir cache --dry-run
      """)

  @Flag(help: "Remove nothing; say what would be removed.")
  var dryRun = false

  @OptionGroup var directory: CacheDirectoryOptions
  @OptionGroup var common: CommonOptions

  func run(on console: Console) throws(Failure) -> ExitCode {
    let report = try directory.report { store throws(StoreError) in
      try store.repair(decoding: .standard, isDryRun: dryRun)
    }
    report.print(on: console)
    return report.isSound && report.failures.isEmpty ? .success : .negative
  }
}
