// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import SplitCache
import Synchronization

/// File calls on a model disk, for loops over everything that can go wrong.
final class ModelFileCalls: FileCalls {
  /// The path of the store's directory.
  static let root: FilePath = "/store"

  private struct Open {
    var node: UInt64?
    var isLocked = false
  }

  private struct State {
    var disk: ModelDisk
    var open: [Descriptor: Open] = [:]
    var last: Int32 = 100
    var locksWork = true
    var locksAreFree = false
    var paused = 0
  }

  private let state: Mutex<State>

  init(_ disk: ModelDisk = ModelDisk()) {
    state = Mutex(State(disk: disk))
  }

  /// What is on the disk now.
  var disk: ModelDisk { state.withLock { $0.disk } }
  /// How many descriptors are open.
  var openCount: Int { state.withLock { $0.open.count } }
  /// How long callers paused, in nanoseconds.
  var paused: Int { state.withLock { $0.paused } }

  /// Changes the disk behind the store's back.
  func change(_ body: @Sendable (inout ModelDisk) -> Void) {
    state.withLock { body(&$0.disk) }
  }

  /// Makes locks fail, or be granted to everybody.
  func setLocks(work: Bool, free: Bool) {
    state.withLock {
      $0.locksWork = work
      $0.locksAreFree = free
    }
  }

  private func with<R: Sendable>(
    _ call: FileCall, _ body: (inout State) -> Result<R, Failure>
  ) throws(FailedCall) -> R {
    let result: Result<R, Failure> = state.withLock { body(&$0) }
    do throws(Failure) {
      return try result.get()
    } catch {
      throw FailedCall(call, error.rawValue)
    }
  }

  /// The numbers of Linux.
  private enum Failure: Int32, Error {
    case absent = 2
    case badDescriptor = 9
    case exists = 17
    case isDirectory = 21
    case link = 40
    case noLocks = 37
  }

  private static func open(_ node: UInt64?, _ state: inout State) -> Descriptor {
    state.last += 1
    let descriptor = Descriptor(number: state.last)
    state.open[descriptor] = Open(node: node)
    return descriptor
  }

  /// Drops a file that lost its name, unless somebody has it open.
  private static func forget(_ node: UInt64?, _ state: inout State) {
    guard let node, !state.open.values.contains(where: { $0.node == node }) else { return }
    state.disk.nodes[node] = nil
  }

  private static func status(_ number: UInt64, _ state: State) -> Result<FileStatus, Failure> {
    guard let node = state.disk.nodes[number] else { return .failure(.absent) }
    return .success(
      FileStatus(
        kind: node.kind, mode: node.mode, user: node.user, device: 7, inode: number,
        size: node.bytes.count, modified: node.modified, changed: node.changed))
  }

  func makeDirectory(_ path: FilePath) throws(FailedCall) {
    try with(.makeDirectory) { state -> Result<Void, Failure> in
      if state.disk.names != nil { return .failure(.exists) }
      state.disk.names = [:]
      return .success(())
    }
  }

  func openDirectory(_ path: FilePath) throws(FailedCall) -> Descriptor {
    try with(.openDirectory) { state in
      guard path == Self.root, state.disk.names != nil else { return .failure(.absent) }
      return .success(Self.open(nil, &state))
    }
  }

  func openSource(_ path: FilePath) throws(FailedCall) -> Descriptor {
    try with(.openSource) { state in
      guard let node = state.disk.sources[path] else { return .failure(.absent) }
      return .success(Self.open(node, &state))
    }
  }

  func open(
    _ name: FilePath, in directory: Descriptor, for use: FileUse
  ) throws(FailedCall) -> Descriptor {
    try with(use == .creating ? .create : use == .reading ? .openForReading : .openLock) { state in
      guard state.open[directory] != nil else { return .failure(.badDescriptor) }
      if let node = state.disk.names?[name] {
        if use == .creating { return .failure(.exists) }
        if state.disk.nodes[node]?.kind == .other { return .failure(.link) }
        return .success(Self.open(node, &state))
      }
      if use == .reading { return .failure(.absent) }
      let node = state.disk.makeNode()
      state.disk.names?[name] = node
      state.disk.note(.create(name, node: node))
      return .success(Self.open(node, &state))
    }
  }

  func status(of descriptor: Descriptor) throws(FailedCall) -> FileStatus {
    try with(.statusOfFile) { state in
      guard let open = state.open[descriptor] else { return .failure(.badDescriptor) }
      if let node = open.node { return Self.status(node, state) }
      return .success(
        FileStatus(
          kind: .directory, mode: state.disk.directoryMode, user: state.disk.directoryUser,
          device: 7, inode: 1, size: 0, modified: 0, changed: 0))
    }
  }

  func status(of name: FilePath, in directory: Descriptor) throws(FailedCall) -> FileStatus {
    try with(.statusOfName) { state in
      guard let node = state.disk.names?[name] else { return .failure(.absent) }
      return Self.status(node, state)
    }
  }

  func read(
    _ descriptor: Descriptor, at offset: Int, into bytes: inout MutableRawSpan, _ range: Range<Int>
  ) throws(FailedCall) -> Int {
    let part: [UInt8] = try with(.read) { state in
      guard let node = state.open[descriptor]?.node, let file = state.disk.nodes[node] else {
        return .failure(.badDescriptor)
      }
      if file.kind == .directory { return .failure(.isDirectory) }
      let start = min(offset, file.bytes.count)
      return .success(Array(file.bytes[start..<min(file.bytes.count, start + range.count)]))
    }
    unsafe bytes.withUnsafeMutableBytes { target in
      // SAFE: the part is no longer than the range; subscripts check that this lies inside.
      unsafe UnsafeMutableRawBufferPointer(rebasing: target[range]).copyBytes(from: part)
    }
    return part.count
  }

  func map(_ descriptor: Descriptor, _ range: Range<Int>) throws(FailedCall) -> SharedBytes {
    try with(.map) { state in
      guard let node = state.open[descriptor]?.node, let file = state.disk.nodes[node] else {
        return .failure(.badDescriptor)
      }
      return .success(
        SharedBytes(Array(file.bytes.dropFirst(range.lowerBound).prefix(range.count))))
    }
  }

  func write(_ descriptor: Descriptor, _ bytes: RawSpan) throws(FailedCall) -> Int {
    let copy = bytes.array(0..<bytes.byteCount)
    return try with(.write) { state in
      guard let node = state.open[descriptor]?.node else { return .failure(.badDescriptor) }
      let offset = state.disk.nodes[node]?.bytes.count ?? 0
      state.disk.nodes[node]?.bytes += copy
      let time = state.disk.fileTime
      state.disk.nodes[node]?.modified = time
      state.disk.note(.write(node: node, offset: offset, bytes: copy))
      return .success(copy.count)
    }
  }

  func setMode(_ descriptor: Descriptor, _ mode: UInt32) throws(FailedCall) {
    try with(.setMode) { state -> Result<Void, Failure> in
      guard let open = state.open[descriptor] else { return .failure(.badDescriptor) }
      if let node = open.node {
        state.disk.nodes[node]?.mode = mode
      } else {
        state.disk.directoryMode = mode
      }
      return .success(())
    }
  }

  func touch(_ descriptor: Descriptor) throws(FailedCall) {
    try with(.touch) { state -> Result<Void, Failure> in
      guard let node = state.open[descriptor]?.node else { return .failure(.badDescriptor) }
      let time = state.disk.clock
      state.disk.nodes[node]?.modified = time
      return .success(())
    }
  }

  func sync(_ descriptor: Descriptor) throws(FailedCall) {
    try with(.sync) { state -> Result<Void, Failure> in
      guard let open = state.open[descriptor] else { return .failure(.badDescriptor) }
      state.disk.note(open.node.map { .syncFile(node: $0) } ?? .syncDirectory)
      return .success(())
    }
  }

  func lock(_ descriptor: Descriptor) throws(FailedCall) -> Bool {
    try with(.lock) { state in
      if !state.locksWork { return .failure(.noLocks) }
      if state.locksAreFree { return .success(true) }
      let node = state.open[descriptor]?.node
      let isTaken = state.open.contains {
        $0.key != descriptor && $0.value.node == node && $0.value.isLocked
      }
      if !isTaken { state.open[descriptor]?.isLocked = true }
      return .success(!isTaken)
    }
  }

  func close(_ descriptor: Descriptor) throws(FailedCall) {
    try with(.close) { state in
      state.open.removeValue(forKey: descriptor) == nil ? .failure(.badDescriptor) : .success(())
    }
  }

  func rename(_ name: FilePath, to target: FilePath, in directory: Descriptor) throws(FailedCall) {
    try with(.rename) { state -> Result<Void, Failure> in
      guard let node = state.disk.names?[name] else { return .failure(.absent) }
      if let old = state.disk.names?[target], state.disk.nodes[old]?.kind == .directory {
        return .failure(.isDirectory)
      }
      let old = state.disk.names?[target]
      state.disk.names?[name] = nil
      state.disk.names?[target] = node
      Self.forget(old, &state)
      state.disk.note(.rename(name, to: target, node: node))
      return .success(())
    }
  }

  func remove(_ name: FilePath, in directory: Descriptor) throws(FailedCall) {
    try with(.remove) { state -> Result<Void, Failure> in
      guard let node = state.disk.names?[name] else { return .failure(.absent) }
      if state.disk.nodes[node]?.kind == .directory { return .failure(.isDirectory) }
      state.disk.names?[name] = nil
      Self.forget(node, &state)
      state.disk.note(.remove(name))
      return .success(())
    }
  }

  func names(in directory: Descriptor) throws(FailedCall) -> [FilePath] {
    try with(.names) { state in .success(Array((state.disk.names ?? [:]).keys)) }
  }

  func userID() -> UInt32 { 1000 }
  func now() -> Int { state.withLock { $0.disk.clock } }

  func pause(nanoseconds: Int) {
    state.withLock {
      $0.paused += nanoseconds
      $0.disk.clock += nanoseconds
    }
  }
}
