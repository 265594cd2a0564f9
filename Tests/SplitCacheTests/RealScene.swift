// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import Glibc
import SplitCache
import SplitModel
import TestSupport
import Testing

/// A source and a store on the real disk, in the scratch directory of the test.
struct RealScene {
  let source: FilePath
  let directory: FilePath

  init(_ content: [UInt8] = Scene.content, isOld: Bool = true) throws {
    source = Scratch.path.appending("source.txt")
    directory = Scratch.path.appending("store")
    Self.write(content, to: source)
  }

  /// Writes a file in place.
  static func write(_ bytes: [UInt8], to path: FilePath) {
    // SAFE: a zero-terminated path and an array's own bytes are passed to the system.
    let file = unsafe path.withCPath { unsafe open($0, O_WRONLY | O_CREAT | O_TRUNC, 0o644) }
    precondition(file >= 0)
    let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
    precondition(count == bytes.count)
    close(file)
  }

  func store(_ options: StoreOptions = Scene.options) throws(StoreError) -> SplitStore {
    try SplitStore(directory: directory, options: options)
  }

  @discardableResult
  func get(
    _ store: SplitStore, _ content: [UInt8] = Scene.content,
    at location: SourceLocation = #_sourceLocation
  ) throws -> StoreProvenance {
    let answer = try store.get(source, parsing: Scene.parse)
    #expect(try answer.split == Scene.split(content), sourceLocation: location)
    return answer.provenance
  }

  /// The content of a file, with bytes that are not UTF-8 replaced.
  static func text(of path: FilePath) throws -> String {
    let bytes = try SharedBytes.reading(path)
    return bytes.bytes.text(0..<bytes.count)
  }

  static func mode(_ path: FilePath) -> UInt32 {
    var status = stat()
    // SAFE: a zero-terminated path and a local of the right type are passed to the system.
    _ = unsafe path.withCPath { unsafe lstat($0, &status) }
    return status.st_mode & 0o7777
  }

  static func change(_ path: FilePath, mode: UInt32) {
    // SAFE: a zero-terminated path is passed to the system.
    _ = unsafe path.withCPath { unsafe chmod($0, mode) }
  }

  static func link(_ target: FilePath, as path: FilePath, isHard: Bool = false) {
    // SAFE: zero-terminated paths are passed to the system.
    _ = unsafe target.withCPath { target in
      unsafe path.withCPath { path in
        isHard ? unsafe Glibc.link(target, path) : unsafe symlink(target, path)
      }
    }
  }

  static func names(in directory: FilePath) -> [FilePath] {
    Fixtures.names(in: directory).filter { $0 != "." && $0 != ".." }
  }
}
