// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// `splittool cache`.
struct CacheGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache",
    abstract: "Keeps parsed splits in a directory that you name.",
    discussion: """
      Entries are found by the content of the source file, published whole, and verified when they \
      are read; any number of processes may share a directory. There is no default directory.

      Examples:
        splittool cache put splits.arff --dir cache
        splittool cache get splits.arff --dir cache -o splits.npz
        splittool cache prune --dir cache --max-size 1GB --max-age 30d
      """,
    subcommands: [
      CachePut.self, CacheGet.self, CacheList.self, CacheVerify.self, CacheRepair.self,
      CachePrune.self, CacheClear.self,
    ])
}
