// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SplitCache

/// `splittool cache prune`.
struct CachePrune: Verb {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Removes entries that were not used for longest, down to a size or an age.",
    discussion: """
      Examples:
        splittool cache prune --dir cache --max-size 1GB
        splittool cache prune --dir cache --max-age 30d --dry-run
      """)

  @Option(help: ArgumentHelp("Keep at most so many bytes: 500MB, 1GiB.", valueName: "bytes"))
  var maxSize: ByteCountArgument?

  @Option(help: ArgumentHelp("Keep what was used within: 12h, 30d, 8w.", valueName: "duration"))
  var maxAge: DurationArgument?

  @Flag(help: "Remove nothing; say what would be removed.")
  var dryRun = false

  @OptionGroup var directory: CacheDirectoryOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if maxSize == nil, maxAge == nil {
      throw ValidationError("Say what to keep: --max-size, --max-age or both.")
    }
  }

  func run(on console: Console) throws(Failure) -> ExitCode {
    let limits = PruneLimits(maximumSize: maxSize?.count, maximumAge: maxAge?.duration)
    let report = try directory.report { store throws(StoreError) in
      try store.prune(limits, isDryRun: dryRun)
    }
    report.print(on: console)
    return report.failures.isEmpty ? .success : .inputOutput
  }
}
