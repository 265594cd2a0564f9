// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What a process does when a signal ends it: remove its unfinished outputs, say why, and leave.
///
/// The handlers may run on any thread between any two instructions, so they touch nothing but fixed
/// tables of C strings that were filled beforehand, and call only what POSIX lists as safe there:
/// `unlink`, `write`, `sigaction`, `raise`, `_exit`.
///
/// SIGBUS comes when a mapped input is cut by somebody else while it is read. If the address lies in
/// a mapping that was registered, the process says which file it was and ends with 74; any other
/// SIGBUS does what it always did.
///
/// Where the system refuses memory that no caller can do without, the process removes its outputs in
/// the same way and ends with 74. A program without the guard stops there.
package enum ProcessGuard {
  private static let slotCount = 16

  private static let isInstalled = Atomic(false)

  /// Sets the handlers; SIGPIPE and SIGXFSZ are ignored, so that a closed pipe and a file that may
  /// not grow are errors of `write`.
  package static func install() {
    isInstalled.store(true, ordering: .relaxed)
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    _ = unsafe tables.outputs
    var action = sigaction()
    // SAFE: the handler keeps to what is said above; the structures are locals.
    unsafe action.__sigaction_handler.sa_sigaction = { number, info, _ in
      unsafe ProcessGuard.handle(number, info)
    }
    action.sa_flags = SA_SIGINFO
    unsafe sigaction(SIGBUS, &action, nil)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU] {
      // What the caller had ignored, as `nohup` does, stays ignored.
      var old = sigaction()
      unsafe sigaction(number, &action, &old)
      if isIgnored(old) { unsafe sigaction(number, &old, nil) }
    }
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    // SAFE: handlers are compared as addresses; the one for "ignore" is 1 on every system.
    unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  /// Ends the process.
  package static func end(with code: Int32) -> Never { exit(code) }

  /// Ends the process for want of so much memory.
  static func endForWant(of byteCount: Int) -> Never {
    guard isInstalled.load(ordering: .relaxed) else {
      preconditionFailure("out of memory: \(byteCount) bytes")
    }
    removeOutputs()
    let message: StaticString = "error[out-of-memory]: the system gives no more memory\n"
    // SAFE: a static string lives for ever.
    _ = unsafe write(2, message.utf8Start, message.utf8CodeUnitCount)
    _exit(74)
  }

  private static func removeOutputs() {
    // SAFE: see the type's comment; the tables exist since `install`.
    for index in 0..<slotCount {
      if let name = unsafe tables.outputs[index] { unsafe unlink(name) }
    }
  }

  /// Removes this file if a signal ends the process.
  ///
  /// - Returns: What ``forget(output:)`` takes; nothing if the table is full.
  static func remember(output path: FilePath) -> Int? {
    for index in 0..<slotCount where unsafe tables.outputs[index] == nil {
      // SAFE: the index is below the table's size; strdup's copy is never freed while it is listed.
      unsafe tables.outputs[index] = path.withCPath { unsafe strdup($0) }
      return index
    }
    return nil
  }

  /// Leaves the file alone from now on.
  static func forget(output slot: Int?) {
    guard let slot else { return }
    // SAFE: the slot came from `remember`. The copy of the name is leaked on purpose: a handler
    // may be reading it.
    unsafe tables.outputs[slot] = nil
  }

  /// Explains a SIGBUS inside these bytes as a cut input.
  package static func watch(_ bytes: SharedBytes, of path: FilePath, message: String) {
    guard bytes.count > 0 else { return }
    for index in 0..<slotCount where unsafe tables.inputs[index].start == nil {
      // SAFE: as in `remember`.
      unsafe tables.inputs[index].message = message.withCString { unsafe strdup($0) }
      unsafe tables.inputs[index].end = bytes.start + bytes.count
      unsafe tables.inputs[index].start = bytes.start
      return
    }
  }

  /// Ends the explanation for bytes that are about to go.
  package static func unwatch(_ bytes: SharedBytes) {
    for index in 0..<slotCount where unsafe tables.inputs[index].start == bytes.start {
      unsafe tables.inputs[index].start = nil
    }
  }

  /// The tables, made once by `install` and never freed.
  @unsafe
  private struct Tables: @unchecked Sendable {
    @unsafe
    struct Input {
      var start: UnsafeRawPointer?
      var end: UnsafeRawPointer?
      var message: UnsafeMutablePointer<CChar>?
    }
    let outputs = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
      capacity: slotCount)
    let inputs = UnsafeMutablePointer<Input>.allocate(capacity: slotCount)

    init() {
      unsafe outputs.initialize(repeating: nil, count: slotCount)
      unsafe inputs.initialize(repeating: Input(), count: slotCount)
    }
  }
  private static let tables = unsafe Tables()

  private static func handle(_ number: Int32, _ info: UnsafeMutablePointer<siginfo_t>?) {
    removeOutputs()
    if number == SIGBUS {
      #if canImport(Glibc)
        let address = unsafe UnsafeRawPointer(info?.pointee._sifields._sigfault.si_addr)
      #else
        let address = unsafe UnsafeRawPointer(info?.pointee.si_addr)
      #endif
      for index in 0..<slotCount {
        let input = unsafe tables.inputs[index]
        guard let start = unsafe input.start, let end = unsafe input.end,
          let address = unsafe address, unsafe address >= start && address < end,
          let message = unsafe input.message
        else { continue }
        _ = unsafe write(2, message, strlen(message))
        _exit(74)
      }
      signal(SIGBUS, SIG_DFL)
      return
    }
    _exit(128 + number)
  }
}
