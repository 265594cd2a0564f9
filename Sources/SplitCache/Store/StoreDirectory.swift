// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// The directory of a store, through one descriptor.
///
/// Nothing is ever looked up by the directory's path again, so it may be moved, or replaced by
/// something else, without anything being read from or written to another place.
final class StoreDirectory: Sendable {
  /// The path that it was opened by, for messages and for the paths of entries.
  let path: FilePath
  /// The descriptor below which everything happens.
  let descriptor: Descriptor
  /// The way to the operating system.
  let calls: any FileCalls
  /// Whether other users of its group share it.
  let isShared: Bool

  /// Opens a directory, makes it where that is asked, and checks who may write to it.
  ///
  /// - Throws: ``StoreError``, if it cannot be used.
  init(
    _ path: FilePath, isShared: Bool, creates: Bool, calls: any FileCalls
  ) throws(StoreError) {
    let file: OpenedFile
    let status: FileStatus
    do throws(FailedCall) {
      let (descriptor, isNew) = try Self.open(path, creates: creates, calls)
      file = OpenedFile(descriptor, calls: calls)
      if isNew {
        try calls.uninterrupted { () throws(FailedCall) in
          try calls.setMode(descriptor, isShared ? 0o2770 : 0o700)
        }
      }
      status = try calls.uninterrupted { () throws(FailedCall) in
        try calls.status(of: descriptor)
      }
    } catch {
      throw .directory(SystemError(error, path))
    }
    let user = calls.userID()
    guard isShared || status.user == user || status.user == 0 else {
      throw .owner(path, owner: status.user, user: user)
    }
    let forbidden: UInt32 = isShared ? 0o002 : 0o022
    guard status.mode & forbidden == 0 else {
      throw .rights(path, mode: status.mode, isShared: isShared)
    }
    self.path = path
    self.calls = calls
    self.isShared = isShared
    self.file = file
    descriptor = file.descriptor
  }

  private let file: OpenedFile

  /// Opens the directory, and makes it if it is missing and that is asked.
  private static func open(
    _ path: FilePath, creates: Bool, _ calls: any FileCalls
  ) throws(FailedCall) -> (Descriptor, isNew: Bool) {
    let open = { () throws(FailedCall) in
      try calls.uninterrupted { () throws(FailedCall) in try calls.openDirectory(path) }
    }
    do throws(FailedCall) {
      return (try open(), false)
    } catch {
      guard creates, error.isAbsence else { throw error }
    }
    var failure: FailedCall?
    do throws(FailedCall) {
      try calls.uninterrupted { () throws(FailedCall) in try calls.makeDirectory(path) }
    } catch {
      failure = error
    }
    do throws(FailedCall) {
      // Where it could not be made, somebody else may have made it in between.
      return (try open(), failure == nil)
    } catch {
      throw failure ?? error
    }
  }

  /// The store's own files, by name; names of others are left out.
  func names() throws(StoreError) -> [StoreName] {
    do throws(FailedCall) {
      let names = try calls.uninterrupted { () throws(FailedCall) in
        try calls.names(in: descriptor)
      }
      return names.compactMap { StoreName($0) }.sorted {
        $0.path.bytes.lexicographicallyPrecedes($1.path.bytes)
      }
    } catch {
      throw .directory(SystemError(error, path))
    }
  }

  /// What a name stands for.
  func status(of name: StoreName) throws(FailedCall) -> FileStatus {
    try calls.uninterrupted { () throws(FailedCall) in
      try calls.status(of: name.path, in: descriptor)
    }
  }

  /// Removes a name.
  func remove(_ name: StoreName) throws(FailedCall) {
    try calls.uninterrupted { () throws(FailedCall) in
      try calls.remove(name.path, in: descriptor)
    }
  }

  /// Opens a file of the store.
  func open(_ name: StoreName, for use: FileUse) throws(FailedCall) -> OpenedFile {
    let descriptor = try calls.uninterrupted { () throws(FailedCall) in
      try calls.open(name.path, in: self.descriptor, for: use)
    }
    return OpenedFile(descriptor, calls: calls)
  }
}
