// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import ByteKit
internal import SplitCache
internal import SplitCodecs

/// Which store.
struct CacheDirectoryOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The directory of the cache.", valueName: "directory"))
  var dir: PathArgument

  @Flag(help: "Share the directory with the users of its group.")
  var shared = false

  /// Opens a store that is there.
  func open() throws(Failure) -> SplitStore {
    do throws(StoreError) {
      return try SplitStore(
        directory: dir.path,
        options: StoreOptions(codec: BinaryCodec(), isShared: shared, createsDirectory: false))
    } catch {
      throw Failure(error, directory: dir.path)
    }
  }
}
