// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// The right to be the only one who computes an entry, for as long as the object lives.
///
/// It saves double work and nothing else: whoever does not get it in time computes too, and both
/// publish the same bytes. The system gives it back when its holder dies.
final class ComputationLock: Sendable {
  private let directory: StoreDirectory
  private let name: StoreName
  private let file: OpenedFile

  /// Waits for the lock at most so long; nothing if the time is up or locks do not work here.
  init?(_ key: StoreKey, in directory: StoreDirectory, wait: Duration) {
    let calls = directory.calls
    let name = StoreName.lock(key: key.hexadecimal)
    var left = wait.nanoseconds
    var pause = 1_000_000
    var file: OpenedFile?
    while file == nil {
      do throws(FailedCall) {
        let candidate = try directory.open(name, for: .locking)
        let isLocked = try calls.uninterrupted { () throws(FailedCall) in
          try calls.lock(candidate.descriptor)
        }
        if isLocked {
          // The last holder may have removed the file while we waited; then others lock another.
          let own = try calls.status(of: candidate.descriptor)
          let named = try? directory.status(of: name)
          if let named, named.isSameFile(as: own) { file = candidate }
          continue
        }
      } catch {
        return nil
      }
      // The pauses add up to the limit, so a clock that jumps cannot make the wait longer.
      if left <= 0 || Task.isCancelled { return nil }
      calls.pause(nanoseconds: min(pause, left))
      left -= pause
      pause = min(pause * 2, 20_000_000)
    }
    guard let file else { return nil }
    self.directory = directory
    self.name = name
    self.file = file
  }

  deinit {
    // Removed before it is unlocked, so that those who wait find that it is gone.
    try? directory.remove(name)
  }
}

extension Duration {
  /// The duration in nanoseconds, within the range of integers.
  var nanoseconds: Int {
    let (seconds, attoseconds) = components
    let bounded = min(max(seconds, -9_000_000_000), 9_000_000_000)
    return Int(bounded) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
  }
}
