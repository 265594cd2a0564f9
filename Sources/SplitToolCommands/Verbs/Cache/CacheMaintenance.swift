// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import ByteKit
internal import SplitCache
internal import SplitCodecs

/// `splittool cache verify`.
struct CacheVerify: Verb {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Reads every entry and checks every byte; exit code 1 if one is damaged.",
    discussion: """
      Examples:
        splittool cache verify --dir cache
      """)

  @OptionGroup var directory: CacheDirectoryOptions
  @OptionGroup var common: CommonOptions

  func run(on console: Console) throws(Failure) -> ExitCode {
    let report = try directory.report { store throws(StoreError) in
      try store.verify(decoding: .standard)
    }
    report.print(on: console)
    return report.bad.isEmpty ? .success : .negative
  }
}

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

extension CacheDirectoryOptions {
  /// Opens the store and runs something on it.
  fileprivate func report(
    _ work: (SplitStore) throws(StoreError) -> StoreReport
  ) throws(Failure) -> StoreReport {
    let store = try open()
    do throws(StoreError) {
      return try work(store)
    } catch {
      throw Failure(error, directory: dir.path)
    }
  }
}

extension StoreReport {
  /// Prints what was removed, a path a line, and says what is bad; or the members for programs.
  fileprivate func print(on console: Console) {
    for failure in failures {
      console.report(
        Diagnostic(.error, "cannot-remove", "cannot \(failure.operation) it: \(failure.reason)"),
        for: failure.path)
    }
    if console.isJSON {
      console.write(json)
      return
    }
    for entry in bad {
      console.report(
        Diagnostic(.error, entry.reason.code, entry.reason.description), for: entry.path)
    }
    for path in removed {
      console.write(path)
      console.writeLine()
    }
  }

  private var json: JSONValue {
    .known([
      "version": 1, "checked": .integer(checked),
      "bad": .array(
        bad.map {
          .known(["entry": .string($0.path.text), "reason": .string($0.reason.code)])
        }),
      "removed": .array(removed.map { .string($0.text) }), "kept": .integer(kept),
    ])
  }
}
