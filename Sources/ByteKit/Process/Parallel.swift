// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Work on several cores.
///
/// The threads are plain ones, made for the work and gone with it: they need no descriptors, and
/// where the system refuses one more, those that are there do its share.
package enum Parallel {
  /// How many processors the system offers.
  package static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Runs `body` for each index below `count` on up to as many threads as there are cores.
  ///
  /// - Returns: The results in the order of the indices.
  package static func map<R: Sendable>(
    _ count: Int, _ body: @Sendable (Int) -> R
  ) -> [R] {
    let threads = min(coreCount, count)
    if threads <= 1 { return (0..<count).map(body) }
    return unsafe [R](unsafeUninitializedCapacity: count) { buffer, initialized in
      // SAFE: every index is taken by one thread, which alone writes its element, and all threads
      // have ended when `run` returns; so does the borrow of `body`.
      let slots = unsafe Slots(base: buffer.baseAddress)
      withoutActuallyEscaping(body) { body in
        run(on: threads, count) { index in
          unsafe slots.base?.advanced(by: index).initialize(to: body(index))
        }
      }
      initialized = count
    }
  }

  /// Calls `body` for each index below `count`; this thread is one of those that do.
  private static func run(
    on threads: Int, _ count: Int, _ body: @escaping @Sendable (Int) -> Void
  ) {
    let work = Work(count: count, body: body)
    var attributes = pthread_attr_t()
    // SAFE: the attributes are a local, made here and destroyed below.
    unsafe pthread_attr_init(&attributes)
    unsafe pthread_attr_setstacksize(&attributes, stackSize)
    var helpers: [pthread_t] = []
    for _ in 1..<threads {
      guard let helper = start(work, &attributes) else { break }
      helpers.append(helper)
    }
    unsafe pthread_attr_destroy(&attributes)
    work.run()
    for helper in helpers { pthread_join(helper, nil) }
  }

  /// Starts a thread; nothing if the system refuses.
  private static func start(_ work: Work, _ attributes: inout pthread_attr_t) -> pthread_t? {
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let reference = unsafe Unmanaged.passRetained(work)
    // SAFE: the thread takes over the reference; without a thread it is given back here.
    let status = unsafe pthread_create(
      &thread, &attributes,
      { argument in
        #if canImport(Glibc)
          guard let argument = unsafe argument else { return nil }
        #endif
        unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, reference.toOpaque())
    guard status == 0 else {
      unsafe reference.release()
      return nil
    }
    return thread
  }

  /// Bytes of stack: parsers recurse no deeper than the limit of depth.
  private static var stackSize: Int { 4 << 20 }

  /// Indices that are handed out one by one.
  private final class Work: Sendable {
    private let next = Atomic(0)
    private let count: Int
    private let body: @Sendable (Int) -> Void

    init(count: Int, body: @escaping @Sendable (Int) -> Void) {
      self.count = count
      self.body = body
    }

    func run() {
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        body(index)
      }
    }
  }

  @unsafe
  private struct Slots<R>: @unchecked Sendable {
    let base: UnsafeMutablePointer<R>?
  }
}
