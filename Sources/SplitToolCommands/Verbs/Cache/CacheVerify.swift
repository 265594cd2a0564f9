// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
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
