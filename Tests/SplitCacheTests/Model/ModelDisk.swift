// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import SplitCache

/// What is on a model disk: a store's directory, files of others, and a clock.
struct ModelDisk: Sendable {
  /// A file.
  struct Node: Sendable {
    var kind = FileStatus.Kind.regular
    var bytes: [UInt8] = []
    var mode: UInt32 = 0o600
    var user: UInt32 = 1000
    var modified = 0
    var changed = 0
  }

  /// A change on its way to the disk.
  enum Change: Sendable {
    case create(FilePath, node: UInt64)
    case write(node: UInt64, offset: Int, bytes: [UInt8])
    case rename(FilePath, to: FilePath, node: UInt64)
    case remove(FilePath)
    case syncFile(node: UInt64)
    case syncDirectory
  }

  /// All files by number; numbers are never used twice.
  var nodes: [UInt64: Node] = [:]
  /// The names in the store's directory; nothing while there is no directory.
  var names: [FilePath: UInt64]?
  /// The rights of the store's directory.
  var directoryMode: UInt32 = 0o700
  /// The owner of the store's directory.
  var directoryUser: UInt32 = 1000
  /// Files outside of the store, by path.
  var sources: [FilePath: UInt64] = [:]
  /// The time in nanoseconds since 1970.
  var clock = 1_700_000_000_000_000_000
  /// The steps in which the file system keeps time.
  var tick = 4_000_000
  /// The changes since the start, if they are kept.
  var journal: [Change] = []
  /// Whether changes are kept.
  var keepsJournal = false
  private var lastNode: UInt64 = 1

  /// The time as the file system sees it.
  var fileTime: Int { clock / tick * tick }

  /// Makes a file without a name.
  mutating func makeNode() -> UInt64 {
    lastNode += 1
    nodes[lastNode] = Node(modified: fileTime, changed: fileTime)
    return lastNode
  }

  /// Puts a file outside of the store; one that is there is written to in place.
  mutating func place(_ bytes: [UInt8], at path: FilePath) {
    let node = sources[path] ?? makeNode()
    sources[path] = node
    nodes[node] = Node(bytes: bytes, mode: 0o644, modified: fileTime, changed: fileTime)
  }

  /// Puts a new file over one outside of the store, as a rename does.
  mutating func replace(_ bytes: [UInt8], at path: FilePath) {
    sources[path] = nil
    place(bytes, at: path)
  }

  /// Notes a change.
  mutating func note(_ change: Change) {
    if keepsJournal { journal.append(change) }
  }

  /// The bytes of a file of the store.
  func bytes(of name: FilePath) -> [UInt8]? {
    names?[name].flatMap { nodes[$0]?.bytes }
  }

  /// The names of entries.
  var entries: [FilePath] { (names ?? [:]).keys.filter { $0.hasSuffix(".entry") } }
  /// The names of temporaries.
  var temporaries: [FilePath] { (names ?? [:]).keys.filter { $0.hasSuffix(".temporary") } }
}
