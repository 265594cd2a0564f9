// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Glibc
import SplitCache
import Synchronization
import TestSupport
import Testing

/// S4 to S10, P11, P12 and P22 on the real disk.
@Suite(.scratchDirectory) struct SecurityTests {
  /// What an error says; nothing if there is none.
  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func `a new directory is the caller's alone, and so are its files`() throws {
    let scene = try RealScene()
    try scene.get(scene.store())
    #expect(RealScene.mode(scene.directory) == 0o700)
    for name in RealScene.names(in: scene.directory) {
      #expect(RealScene.mode(scene.directory.appending(name)) == 0o600)
    }
  }

  @Test func `a shared directory is its group's`() throws {
    let scene = try RealScene()
    try scene.get(scene.store(Scenario.shared))
    #expect(RealScene.mode(scene.directory) == 0o2770)
    for name in RealScene.names(in: scene.directory) {
      #expect(RealScene.mode(scene.directory.appending(name)) == 0o440)
    }
    #expect(try scene.get(scene.store(Scenario.shared)).outcome == .hit)
  }

  @Test(arguments: [0o720, 0o702, 0o777, 0o1777] as [UInt32])
  func `a directory that others may write to is refused`(_ mode: UInt32) throws {
    let scene = try RealScene()
    _ = try scene.store()
    RealScene.change(scene.directory, mode: mode)
    let text = message { _ = try scene.store() }
    #expect(text.contains("run 'chmod go-w \(scene.directory)'"))
    if mode & 0o002 == 0 {
      _ = try scene.store(Scenario.shared)
    } else {
      #expect(!message { _ = try scene.store(Scenario.shared) }.isEmpty)
    }
  }

  @Test func `a directory of another user is refused, and root's is not`() throws {
    for (owner, isFine) in [(1000, true), (0, true), (1001, false)] as [(UInt32, Bool)] {
      var disk = Scene.disk()
      disk.names = [:]
      disk.directoryUser = owner
      disk.directoryMode = 0o755
      let calls = ModelFileCalls(disk)
      if isFine {
        _ = try Scene.store(calls)
      } else {
        let text = message { _ = try Scene.store(calls) }
        #expect(text.contains("it belongs to user 1001, not to user 1000"))
        _ = try Scene.store(calls, Scenario.shared)
      }
    }
  }

  @Test func `planted links are neither followed nor written through`() throws {
    let scene = try RealScene()
    let store = try scene.store()
    try scene.get(store)
    let victim = Scratch.path.appending("victim")
    RealScene.write(Array("precious".utf8), to: victim)
    for isHard in [false, true] {
      for name in RealScene.names(in: scene.directory) {
        let path = scene.directory.appending(name)
        // SAFE: a zero-terminated path is passed to the system.
        _ = unsafe path.withCPath { unsafe unlink($0) }
        RealScene.link(victim, as: path, isHard: isHard)
      }
      let provenance = try scene.get(store)
      #expect(provenance.outcome == .healed)
      let content = try RealScene.text(of: victim)
      #expect(content == "precious")
      #expect(RealScene.mode(victim) == 0o644, "no rights were changed through a link")
      #expect(try scene.get(store).outcome == .hit)
    }
  }

  @Test func `a link to a good entry is replaced, not read`() throws {
    let scene = try RealScene()
    let store = try scene.store()
    let entry = try #require(try scene.get(store).entry)
    let copy = Scratch.path.appending("copy")
    let text = try RealScene.text(of: entry)
    RealScene.link(entry, as: copy, isHard: true)
    #expect(try store.clear().removed == [entry])
    RealScene.link(copy, as: entry)
    let provenance = try scene.get(store)
    #expect(provenance.reason?.code == "not-regular")
    #expect(try scene.get(store).outcome == .hit)
    #expect(try RealScene.text(of: copy) == text)
  }

  @Test func `a folder under an entry's name does not stop an answer`() throws {
    let scene = try RealScene()
    let store = try scene.store()
    let entry = try #require(try scene.get(store).entry)
    // SAFE: zero-terminated paths are passed to the system.
    _ = unsafe entry.withCPath { unsafe unlink($0) }
    _ = unsafe entry.withCPath { unsafe mkdir($0, 0o700) }
    let provenance = try scene.get(store)
    #expect(provenance.reason == .notRegular)
    #expect(provenance.outcome == .miss)
    #expect(provenance.note != nil, "it cannot be replaced, and the answer says so")
    #expect(provenance.entry == nil)
  }

  @Test func `a pipe under an entry's name is replaced`() throws {
    let scene = try RealScene()
    let store = try scene.store()
    let entry = try #require(try scene.get(store).entry)
    // SAFE: zero-terminated paths are passed to the system.
    _ = unsafe entry.withCPath { unsafe unlink($0) }
    _ = unsafe entry.withCPath { unsafe mkfifo($0, 0o600) }
    #expect(try scene.get(store).reason == .notRegular)
    #expect(try scene.get(store).outcome == .hit)
  }

  @Test func `a source must be a regular file`() throws {
    let scene = try RealScene()
    let store = try scene.store()
    let pipe = Scratch.path.appending("pipe")
    // SAFE: a zero-terminated path is passed to the system.
    _ = unsafe pipe.withCPath { unsafe mkfifo($0, 0o600) }
    for path in [pipe, Scratch.path, "/dev/zero", Scratch.path.appending("missing")] {
      let text = message { _ = try store.get(path, parsing: Scene.parse) }
      #expect(text.hasPrefix("cannot "), "\(path)")
    }
  }

  @Test func `every change is made to a single name below the directory`() throws {
    let changing: Set<FileCall> = [.create, .openLock, .rename, .remove, .makeDirectory]
    for scenario in Scenario.all {
      let calls = InterceptedFileCalls(ModelFileCalls(try scenario.disk()))
      try scenario.run(Scene.store(calls, scenario.options))
      for event in calls.events where changing.contains(event.call) {
        let name = try #require(event.name)
        if event.call == .makeDirectory {
          #expect(name == ModelFileCalls.root)
        } else {
          #expect(name.bytes.allSatisfy { $0 < 0x7B && $0 > 0x2D && $0 != 0x2F }, "\(event)")
        }
      }
    }
  }

  /// P23: whatever else a process starts meanwhile holds none of the store's files or locks.
  @Test func `no descriptor is left to programs that the process starts`() throws {
    let scene = try RealScene()
    let folder = Scratch.path
    let inherited = Mutex<[FilePath]>([])
    let watched = InterceptedFileCalls(SystemFileCalls()) { _ in
      for number in Int32(3)..<512 {
        guard let path = Self.file(number), path.string.hasPrefix(folder.string) else { continue }
        if fcntl(number, F_GETFD) & FD_CLOEXEC == 0 { inherited.withLock { $0.append(path) } }
      }
      return .proceeds
    }
    let options = StoreOptions(codec: PlainCodec(), durability: .durable, wait: .seconds(1))
    for _ in 0..<2 {
      let store = try SplitStore(directory: scene.directory, options: options, calls: watched)
      try scene.get(store)
      _ = try store.prune(PruneLimits())
    }
    #expect(watched.events.count > 20)
    #expect(inherited.withLock { $0 }.isEmpty)
  }

  /// What a descriptor of this process stands for.
  private static func file(_ number: Int32) -> FilePath? {
    var name = [CChar](repeating: 0, count: 4096)
    // SAFE: the array has the room that the system is told of.
    let count = unsafe readlink("/proc/self/fd/\(number)", &name, name.count)
    return count > 0 ? FilePath(bytes: name.prefix(count).map { UInt8(bitPattern: $0) }) : nil
  }

  @Test func `entries and records hold no path, name of a file, or user`() throws {
    let scene = try RealScene()
    try scene.get(scene.store())
    for name in RealScene.names(in: scene.directory) {
      let text = try RealScene.text(of: scene.directory.appending(name))
      for secret in ["source", "store", "scratch", "root", "/"] {
        #expect(!text.contains(secret), "\(name) holds '\(secret)'")
      }
    }
  }

  @Test(arguments: [
    Array("a b".utf8), Array("line\nend".utf8), [0xFF, 0xFE, 0x80],
    [UInt8](repeating: 0x61, count: 255), Array("'\"\\$(x);&".utf8), Array("-rf".utf8),
  ])
  func `any name will do for a directory and a source`(_ bytes: [UInt8]) throws {
    let name = FilePath(bytes: bytes)
    let source = Scratch.path.appending(name)
    RealScene.write(Scene.content, to: source)
    let folder = Scratch.path.appending("d")
    // SAFE: a zero-terminated path is passed to the system.
    _ = unsafe folder.withCPath { unsafe mkdir($0, 0o700) }
    let store = try SplitStore(directory: folder.appending(name), options: Scene.options)
    #expect(try store.put(source, parsing: Scene.parse).outcome == .miss)
    let answer = try store.get(source, parsing: Scene.parse)
    #expect(answer.provenance.outcome == .hit)
    let entry = try #require(answer.provenance.entry)
    #expect(try store.list().map(\.path) == [entry])
    #expect(try store.prune(PruneLimits(maximumSize: 0)).removed.count == 1)
    #expect(try store.list().isEmpty)
  }

  @Test
  func `a missing parent is an error, and so is a missing directory without leave to make it`()
    throws
  {
    let missing = Scratch.path.appending("a").appending("b")
    #expect(!message { _ = try SplitStore(directory: missing, options: Scene.options) }.isEmpty)
    let options = StoreOptions(codec: PlainCodec(), createsDirectory: false)
    let other = Scratch.path.appending("a")
    #expect(!message { _ = try SplitStore(directory: other, options: options) }.isEmpty)
    #expect(RealScene.names(in: Scratch.path).isEmpty)
  }
}
