// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import SplitCache

extension CacheDirectoryOptions {
  /// Opens the store and runs something on it.
  func report(
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
  func print(on console: Console) {
    for failure in failures {
      console.report(
        Finding(.cannotRemove, .error, "cannot \(failure.operation) it: \(failure.reason)"),
        for: failure.path)
    }
    if console.isJSON {
      console.write(json)
      return
    }
    for entry in bad {
      console.report(
        Finding(
          DiagnosticCode(rawValue: entry.reason.code), at: nil, entry.reason.description),
        for: entry.path)
    }
    for path in removed {
      console.write(path)
      console.writeLine()
    }
  }
}
