// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// Why a file was not published.
enum PublishFailure: Error {
  /// A call failed.
  case call(FailedCall, StoreName)
  /// The task was cancelled.
  case cancelled
}

extension StoreDirectory {
  /// Publishes a file under its name, whole or not at all.
  ///
  /// 1. A file of a fresh random name is made; it must not exist.
  /// 2. It is locked, for as long as it is open. The lock guards nothing but the temporary: a
  ///    collector that gets it knows that the writer is dead.
  /// 3. The bytes are written; for ``StoreDurability/durable``, synced.
  /// 4. It is renamed over the name. Before this nobody sees it; after it everybody sees all of it.
  /// 5. For ``StoreDurability/durable`` the directory is synced.
  ///
  /// Whatever fails, the temporary is removed, before its lock goes.
  func publish(
    _ name: StoreName, _ parts: [SharedBytes], durability: StoreDurability
  ) throws(PublishFailure) {
    let temporary = StoreName.makeTemporary()
    let descriptor = try calling(temporary) { () throws(FailedCall) in
      try calls.open(temporary.path, in: self.descriptor, for: .creating)
    }
    do throws(PublishFailure) {
      // Locks are a help only; file systems without them work as well.
      _ = try? calls.uninterrupted { () throws(FailedCall) in try calls.lock(descriptor) }
      try calling(temporary) { () throws(FailedCall) in
        try calls.setMode(descriptor, isShared ? 0o440 : 0o600)
      }
      for part in parts { try write(part.bytes, to: descriptor, temporary) }
      if durability == .durable {
        try calling(temporary) { () throws(FailedCall) in try calls.sync(descriptor) }
      }
      try calling(temporary) { () throws(FailedCall) in
        try calls.rename(temporary.path, to: name.path, in: self.descriptor)
      }
    } catch {
      try? remove(temporary)
      try? calls.close(descriptor)
      throw error
    }
    try close(descriptor, name)
    if durability == .durable {
      try calling(name) { () throws(FailedCall) in try calls.sync(self.descriptor) }
    }
  }

  /// Writes in steps of 1 MiB, between which the task may be cancelled.
  private func write(
    _ bytes: RawSpan, to descriptor: Descriptor, _ name: StoreName
  ) throws(PublishFailure) {
    var done = 0
    while done < bytes.byteCount {
      if Task.isCancelled { throw .cancelled }
      let end = min(bytes.byteCount, done + 1 << 20)
      do throws(FailedCall) {
        let taken = try calls.writeSome(descriptor, bytes.extracting(done..<end))
        done += taken
        // A device that takes nothing and does not say why would be asked for ever.
        if taken == 0 { throw FailedCall.fullDevice }
      } catch {
        throw .call(error, name)
      }
    }
  }

  /// Closes a file that was just published; if that fails, its bytes may be lost, so it goes.
  private func close(_ descriptor: Descriptor, _ name: StoreName) throws(PublishFailure) {
    do throws(FailedCall) {
      try calls.close(descriptor)
    } catch {
      if error.isInterruption { return }
      try? remove(name)
      throw .call(error, name)
    }
  }

  private func calling<R>(
    _ name: StoreName, _ call: () throws(FailedCall) -> R
  ) throws(PublishFailure) -> R {
    do throws(FailedCall) {
      return try calls.uninterrupted(call)
    } catch {
      throw .call(error, name)
    }
  }
}
