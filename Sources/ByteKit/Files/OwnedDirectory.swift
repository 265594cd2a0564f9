// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A directory that this process made and holds locked until it lets go.
///
/// The lock tells others that somebody lives there: the system gives it back when a process dies,
/// whatever it died of.
package struct OwnedDirectory: ~Copyable {
  /// Where it is.
  package let path: FilePath
  private let descriptor: Int32

  /// Makes a directory that must not exist yet, with rights 0700, and locks it.
  package init(making path: FilePath) throws(SystemError) {
    // SAFE: a zero-terminated path is passed to the system.
    guard unsafe path.withCPath({ unsafe mkdir($0, 0o700) }) == 0 else {
      throw SystemError("make", path, errno: .last)
    }
    descriptor = try Self.open(path)
    self.path = path
    // Without locks leftovers are told by their age alone.
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
  }

  /// Takes over a directory whose owner died; nothing if somebody lives there, or it is no
  /// directory, or it is younger than so many seconds.
  package init?(abandoned path: FilePath, olderThan seconds: Int) {
    guard let descriptor = try? Self.open(path) else { return nil }
    var status = stat()
    // SAFE: `status` is a local of the right type.
    let isOld =
      unsafe fstat(descriptor, &status) == 0
      && abs(time(nil) - Self.changed(status)) >= seconds
    guard isOld, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Removes the directory with everything in it; links are removed, not followed.
  package func remove() throws(SystemError) {
    try Self.empty(descriptor, path)
    // SAFE: a zero-terminated path is passed to the system.
    guard unsafe path.withCPath({ unsafe rmdir($0) }) == 0 || errno == ENOENT else {
      throw SystemError("remove", path, errno: .last)
    }
  }

  private static func changed(_ status: stat) -> Int {
    #if canImport(Glibc)
      status.st_ctim.tv_sec
    #else
      status.st_ctimespec.tv_sec
    #endif
  }

  private static func open(_ path: FilePath) throws(SystemError) -> Int32 {
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    // SAFE: a zero-terminated path is passed to the system.
    let descriptor = unsafe path.withCPath { unsafe openat(AT_FDCWD, $0, flags) }
    guard descriptor >= 0 else { throw SystemError("open", path, errno: .last) }
    return descriptor
  }

  /// Removes everything in an open directory.
  private static func empty(_ directory: Int32, _ path: FilePath) throws(SystemError) {
    for name in try names(in: directory, path) {
      // SAFE: zero-terminated names are passed to the system, here and below.
      if unsafe name.withCPath({ unsafe unlinkat(directory, $0, 0) }) == 0 { continue }
      let inner = path.appending(name)
      let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
      var opened = unsafe name.withCPath { unsafe openat(directory, $0, flags) }
      if opened < 0, errno == EACCES {
        // A test may have taken its own rights away.
        _ = unsafe name.withCPath { unsafe fchmodat(directory, $0, 0o700, 0) }
        opened = unsafe name.withCPath { unsafe openat(directory, $0, flags) }
      }
      guard opened >= 0 else { throw SystemError("remove", inner, errno: .last) }
      defer { close(opened) }
      fchmod(opened, 0o700)
      try empty(opened, inner)
      guard unsafe name.withCPath({ unsafe unlinkat(directory, $0, AT_REMOVEDIR) }) == 0 else {
        throw SystemError("remove", inner, errno: .last)
      }
    }
  }

  /// The names in a directory, without `.` and `..`.
  package static func names(in path: FilePath) throws(SystemError) -> [FilePath] {
    let descriptor = try open(path)
    defer { close(descriptor) }
    return try names(in: descriptor, path)
  }

  private static func names(in directory: Int32, _ path: FilePath) throws(SystemError) -> [FilePath]
  {
    // SAFE: a literal name; the stream takes over the descriptor and is closed at the end.
    let own = unsafe openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard own >= 0, let stream = unsafe fdopendir(own) else {
      throw SystemError("list", path, errno: .last)
    }
    defer { unsafe closedir(stream) }
    var names = [FilePath]()
    while let entry = unsafe readdir(stream) {
      // SAFE: the name is zero-terminated within its field, and is copied.
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe FilePath(bytes: $0) }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// Writes a new file in the directory.
  package func write(_ bytes: RawSpan, to name: FilePath) throws(SystemError) {
    let target = path.appending(name)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    // SAFE: a zero-terminated name is passed to the system.
    let file = unsafe name.withCPath { unsafe openat(descriptor, $0, flags, 0o600) }
    guard file >= 0 else { throw SystemError("make", target, errno: .last) }
    defer { close(file) }
    var done = 0
    while done < bytes.byteCount {
      let rest = bytes.extracting(done..<bytes.byteCount)
      // SAFE: the buffer is the span's own, used inside the call only.
      let count = unsafe rest.withUnsafeBytes {
        #if canImport(Glibc)
          unsafe Glibc.write(file, $0.baseAddress, $0.count)
        #else
          unsafe Darwin.write(file, $0.baseAddress, $0.count)
        #endif
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw SystemError("write", target, errno: .last)
      }
      done += count
    }
  }
}
