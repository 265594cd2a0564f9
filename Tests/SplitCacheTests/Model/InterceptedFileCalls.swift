// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import SplitCache
import Synchronization

/// File calls that pass through other file calls and may be recorded, cut short, failed, or lost
/// because the process died.
final class InterceptedFileCalls: FileCalls {
  /// A call that is about to be made.
  struct Event: Hashable, Sendable {
    /// The position among all calls, from zero.
    let index: Int
    let call: FileCall
    let name: FilePath?
  }

  /// What becomes of a call.
  enum Verdict: Sendable {
    case proceeds
    /// The system says no.
    case fails(Int32)
    /// The call has its effect, and then says no.
    case failsAfterwards(Int32)
    /// Reads and writes take one byte only.
    case isShort
    /// The process is dead: nothing reaches the disk any more.
    case isLost
  }

  private let base: any FileCalls
  private let verdict: @Sendable (Event) -> Verdict
  private let recorded = Mutex<[Event]>([])
  private let bytes = Mutex(0)

  init(
    _ base: any FileCalls, verdict: @escaping @Sendable (Event) -> Verdict = { _ in .proceeds }
  ) {
    self.base = base
    self.verdict = verdict
  }

  /// All calls so far.
  var events: [Event] { recorded.withLock { $0 } }
  /// All bytes that were read so far.
  var bytesRead: Int { bytes.withLock { $0 } }

  private func intercept<R>(
    _ call: FileCall, _ name: FilePath? = nil, _ body: (Bool) throws(FailedCall) -> R
  ) throws(FailedCall) -> R {
    let event = recorded.withLock { events in
      events.append(Event(index: events.count, call: call, name: name))
      return events[events.count - 1]
    }
    switch verdict(event) {
    case .proceeds: return try body(false)
    case .isShort: return try body(true)
    case .fails(let code):
      // A descriptor is gone even if closing it fails.
      if call == .close { _ = try body(false) }
      throw FailedCall(call, code)
    case .failsAfterwards(let code):
      // A system that opens a file and says no keeps no descriptor.
      if let descriptor = try body(false) as? Descriptor { try base.close(descriptor) }
      throw FailedCall(call, code)
    case .isLost:
      // The system closes what a dead process had open, and so gives its locks back.
      if call == .close { _ = try body(false) }
      throw FailedCall(call, 5)
    }
  }

  func makeDirectory(_ path: FilePath) throws(FailedCall) {
    try intercept(.makeDirectory, path) { _ throws(FailedCall) in try base.makeDirectory(path) }
  }
  func openDirectory(_ path: FilePath) throws(FailedCall) -> Descriptor {
    try intercept(.openDirectory, path) { _ throws(FailedCall) in try base.openDirectory(path) }
  }
  func openSource(_ path: FilePath) throws(FailedCall) -> Descriptor {
    try intercept(.openSource, path) { _ throws(FailedCall) in try base.openSource(path) }
  }
  func open(
    _ name: FilePath, in directory: Descriptor, for use: FileUse
  ) throws(FailedCall) -> Descriptor {
    let calls: [FileUse: FileCall] = [
      .reading: .openForReading, .creating: .create, .locking: .openLock,
    ]
    return try intercept(calls[use] ?? .create, name) { _ throws(FailedCall) in
      try base.open(name, in: directory, for: use)
    }
  }
  func status(of descriptor: Descriptor) throws(FailedCall) -> FileStatus {
    try intercept(.statusOfFile) { _ throws(FailedCall) in try base.status(of: descriptor) }
  }
  func status(of name: FilePath, in directory: Descriptor) throws(FailedCall) -> FileStatus {
    try intercept(.statusOfName, name) { _ throws(FailedCall) in
      try base.status(of: name, in: directory)
    }
  }
  func read(
    _ descriptor: Descriptor, at offset: Int, into bytes: inout MutableRawSpan, _ range: Range<Int>
  ) throws(FailedCall) -> Int {
    let event = recorded.withLock { events in
      events.append(Event(index: events.count, call: .read, name: nil))
      return events[events.count - 1]
    }
    var range = range
    switch verdict(event) {
    case .proceeds, .failsAfterwards: break
    case .isShort: range = range.prefix(1)
    case .fails(let code): throw FailedCall(.read, code)
    case .isLost: throw FailedCall(.read, 5)
    }
    let count = try base.read(descriptor, at: offset, into: &bytes, range)
    self.bytes.withLock { $0 += count }
    return count
  }
  func map(_ descriptor: Descriptor, _ range: Range<Int>) throws(FailedCall) -> SharedBytes {
    try intercept(.map) { _ throws(FailedCall) in try base.map(descriptor, range) }
  }
  func write(_ descriptor: Descriptor, _ bytes: RawSpan) throws(FailedCall) -> Int {
    let event = recorded.withLock { events in
      events.append(Event(index: events.count, call: .write, name: nil))
      return events[events.count - 1]
    }
    switch verdict(event) {
    case .proceeds: return try base.write(descriptor, bytes)
    case .isShort: return try base.write(descriptor, bytes.extracting(first: 1))
    case .fails(let code): throw FailedCall(.write, code)
    case .failsAfterwards(let code):
      _ = try base.write(descriptor, bytes.extracting(first: bytes.byteCount / 2))
      throw FailedCall(.write, code)
    case .isLost: throw FailedCall(.write, 5)
    }
  }
  func setMode(_ descriptor: Descriptor, _ mode: UInt32) throws(FailedCall) {
    try intercept(.setMode) { _ throws(FailedCall) in try base.setMode(descriptor, mode) }
  }
  func touch(_ descriptor: Descriptor) throws(FailedCall) {
    try intercept(.touch) { _ throws(FailedCall) in try base.touch(descriptor) }
  }
  func sync(_ descriptor: Descriptor) throws(FailedCall) {
    try intercept(.sync) { _ throws(FailedCall) in try base.sync(descriptor) }
  }
  func lock(_ descriptor: Descriptor) throws(FailedCall) -> Bool {
    try intercept(.lock) { _ throws(FailedCall) in try base.lock(descriptor) }
  }
  func close(_ descriptor: Descriptor) throws(FailedCall) {
    try intercept(.close) { _ throws(FailedCall) in try base.close(descriptor) }
  }
  func rename(_ name: FilePath, to target: FilePath, in directory: Descriptor) throws(FailedCall) {
    try intercept(.rename, target) { _ throws(FailedCall) in
      try base.rename(name, to: target, in: directory)
    }
  }
  func remove(_ name: FilePath, in directory: Descriptor) throws(FailedCall) {
    try intercept(.remove, name) { _ throws(FailedCall) in try base.remove(name, in: directory) }
  }
  func names(in directory: Descriptor) throws(FailedCall) -> [FilePath] {
    try intercept(.names) { _ throws(FailedCall) in try base.names(in: directory) }
  }
  func userID() -> UInt32 { base.userID() }
  func now() -> Int { base.now() }
  func pause(nanoseconds: Int) { base.pause(nanoseconds: nanoseconds) }
}
