// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Hashing

/// A source that is open for reading, and its identity as it was before a byte was read.
final class OpenSource: Sendable {
  /// The identity when it was opened.
  let identity: SourceIdentity
  /// The time when it was opened, in nanoseconds since 1970.
  let opened: Int
  private let path: FilePath
  private let file: OpenedFile
  private let calls: any FileCalls

  /// Opens a regular file.
  init(_ path: FilePath, calls: any FileCalls) throws(StoreError) {
    self.path = path
    self.calls = calls
    opened = calls.now()
    do throws(FailedCall) {
      let descriptor = try calls.uninterrupted { () throws(FailedCall) in
        try calls.openSource(path)
      }
      file = OpenedFile(descriptor, calls: calls)
      let status = try calls.uninterrupted { () throws(FailedCall) in
        try calls.status(of: descriptor)
      }
      if status.kind != .regular { throw FailedCall.notRegular(status.kind) }
      identity = SourceIdentity(status)
    } catch {
      throw .source(SystemError(error, path))
    }
  }

  /// All bytes; nothing if the file changed while they were read.
  func read() throws(StoreError) -> SharedBytes? {
    do throws(FailedCall) {
      let bytes = try calls.readAll(file.descriptor, 0..<identity.size)
      let status = try calls.uninterrupted { () throws(FailedCall) in
        try calls.status(of: file.descriptor)
      }
      let isStable = bytes.count == identity.size && SourceIdentity(status) == identity
      return isStable ? bytes : nil
    } catch {
      throw .source(SystemError(error, path))
    }
  }
}

/// The bytes of a source, read while it stood still.
struct SourceContent {
  /// The bytes.
  let bytes: SharedBytes
  /// What a record may say about them.
  let record: SourceRecord

  /// Reads a source, again if it changes meanwhile.
  ///
  /// - Throws: ``StoreError/source(_:)`` if it keeps changing.
  static func reading(
    _ path: FilePath, from opened: OpenSource, calls: any FileCalls
  ) throws(StoreError) -> SourceContent {
    var source = opened
    for _ in 0..<3 {
      if Task.isCancelled { throw .cancelled }
      if let bytes = try source.read() {
        let record = SourceRecord(
          identity: source.identity, made: source.opened, content: .ofContent(bytes))
        return SourceContent(bytes: bytes, record: record)
      }
      source = try OpenSource(path, calls: calls)
    }
    throw .source(SystemError(.changing, path, detail: "it kept changing while it was read"))
  }
}
