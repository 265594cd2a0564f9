// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Dispatch

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Work on several cores.
public enum Parallel {
  /// How many processors the system offers.
  public static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Runs `body` for each index below `count` on up to as many threads as there are cores.
  ///
  /// - Returns: The results in the order of the indices.
  public static func map<R: Sendable>(
    _ count: Int, _ body: @Sendable (Int) -> R
  ) -> [R] {
    if count <= 1 { return (0..<count).map(body) }
    return unsafe [R](unsafeUninitializedCapacity: count) { buffer, initialized in
      // SAFE: every thread writes only the element of its own index, and all have ended when
      // concurrentPerform returns.
      let slots = unsafe Slots(base: buffer.baseAddress)
      DispatchQueue.concurrentPerform(iterations: count) { index in
        unsafe slots.base?.advanced(by: index).initialize(to: body(index))
      }
      initialized = count
    }
  }

  @unsafe
  private struct Slots<R>: @unchecked Sendable {
    let base: UnsafeMutablePointer<R>?
  }
}
