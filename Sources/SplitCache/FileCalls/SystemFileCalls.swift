// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The operating system itself.
///
/// The only file of this module with unsafe code: zero-terminated names, status buffers and
/// directory streams. Nothing is followed but the path of the directory and of the source, both of
/// which the caller names.
package struct SystemFileCalls: FileCalls {
  /// Makes one; all are alike.
  package init() {}

  package func makeDirectory(_ path: FilePath) throws(FailedCall) {
    // SAFE: a zero-terminated path is passed to the system.
    try check(unsafe path.withCPath { unsafe mkdir($0, 0o700) }, .makeDirectory)
  }

  package func openDirectory(_ path: FilePath) throws(FailedCall) -> Descriptor {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    // SAFE: a zero-terminated path is passed to the system.
    return try descriptor(unsafe path.withCPath { unsafe Self.open($0, flags) }, .openDirectory)
  }

  package func openSource(_ path: FilePath) throws(FailedCall) -> Descriptor {
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK
    // SAFE: a zero-terminated path is passed to the system.
    return try descriptor(unsafe path.withCPath { unsafe Self.open($0, flags) }, .openSource)
  }

  package func open(
    _ name: FilePath, in directory: Descriptor, for use: FileUse
  ) throws(FailedCall) -> Descriptor {
    let common = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    let (flags, call): (Int32, FileCall) =
      switch use {
      case .reading: (O_RDONLY, .openForReading)
      case .creating: (O_WRONLY | O_CREAT | O_EXCL, .create)
      case .locking: (O_RDWR | O_CREAT, .openLock)
      }
    // SAFE: a zero-terminated name is passed to the system.
    let number = unsafe name.withCPath {
      unsafe openat(directory.number, $0, flags | common, 0o600)
    }
    return try descriptor(number, call)
  }

  package func status(of descriptor: Descriptor) throws(FailedCall) -> FileStatus {
    var status = stat()
    // SAFE: `status` is a local of the right type.
    try check(unsafe fstat(descriptor.number, &status), .statusOfFile)
    return FileStatus(status)
  }

  package func status(of name: FilePath, in directory: Descriptor) throws(FailedCall) -> FileStatus
  {
    var status = stat()
    // SAFE: a zero-terminated name and a local of the right type are passed to the system.
    let result = unsafe name.withCPath {
      unsafe fstatat(directory.number, $0, &status, AT_SYMLINK_NOFOLLOW)
    }
    try check(result, .statusOfName)
    return FileStatus(status)
  }

  package func read(
    _ descriptor: Descriptor, at offset: Int, into bytes: inout MutableRawSpan, _ range: Range<Int>
  ) throws(FailedCall) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.byteCount, "no room to read")
    let count = unsafe bytes.withUnsafeMutableBytes { buffer in
      // SAFE: the line above checked the range; the buffer is used inside the call only.
      let part = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[range])
      return unsafe pread(descriptor.number, part.baseAddress, part.count, off_t(offset))
    }
    guard count >= 0 else { throw FailedCall(.read, errno) }
    return count
  }

  package func map(_ descriptor: Descriptor, _ range: Range<Int>) throws(FailedCall)
    -> SharedBytes
  {
    do throws(SystemError) {
      return try SharedBytes.mapping(descriptor: descriptor.number, range, named: "")
    } catch {
      throw FailedCall(.map, error.errno.rawValue)
    }
  }

  package func write(_ descriptor: Descriptor, _ bytes: RawSpan) throws(FailedCall) -> Int {
    // SAFE: the buffer is the span's own, used inside the call only.
    let count = unsafe bytes.withUnsafeBytes {
      unsafe Self.write(descriptor.number, $0.baseAddress, $0.count)
    }
    guard count >= 0 else { throw FailedCall(.write, errno) }
    return count
  }

  package func setMode(_ descriptor: Descriptor, _ mode: UInt32) throws(FailedCall) {
    try check(fchmod(descriptor.number, mode_t(mode)), .setMode)
  }

  package func touch(_ descriptor: Descriptor) throws(FailedCall) {
    // No times mean now.
    try check(futimens(descriptor.number, nil), .touch)
  }

  package func sync(_ descriptor: Descriptor) throws(FailedCall) {
    try check(fsync(descriptor.number), .sync)
  }

  package func lock(_ descriptor: Descriptor) throws(FailedCall) -> Bool {
    if flock(descriptor.number, LOCK_EX | LOCK_NB) == 0 { return true }
    if errno == EWOULDBLOCK { return false }
    throw FailedCall(.lock, errno)
  }

  package func close(_ descriptor: Descriptor) throws(FailedCall) {
    // A signal during close leaves the descriptor closed on Linux; trying again could close
    // somebody else's.
    if Self.close(descriptor.number) != 0, errno != EINTR { throw FailedCall(.close, errno) }
  }

  package func rename(_ name: FilePath, to target: FilePath, in directory: Descriptor)
    throws(FailedCall)
  {
    // SAFE: zero-terminated names are passed to the system.
    let result = unsafe name.withCPath { from in
      unsafe target.withCPath { to in
        unsafe renameat(directory.number, from, directory.number, to)
      }
    }
    try check(result, .rename)
  }

  package func remove(_ name: FilePath, in directory: Descriptor) throws(FailedCall) {
    // SAFE: a zero-terminated name is passed to the system.
    try check(unsafe name.withCPath { unsafe unlinkat(directory.number, $0, 0) }, .remove)
  }

  package func names(in directory: Descriptor) throws(FailedCall) -> [FilePath] {
    // A descriptor of its own, since reading moves the position that duplicates share.
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    // SAFE: a literal name is passed to the system.
    let number = unsafe openat(directory.number, ".", flags)
    guard number >= 0 else { throw FailedCall(.names, errno) }
    // SAFE: the stream takes over the descriptor and is closed at the end.
    guard let stream = unsafe fdopendir(number) else {
      let code = errno
      _ = Self.close(number)
      throw FailedCall(.names, code)
    }
    defer { unsafe closedir(stream) }
    var names = [FilePath]()
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        if errno != 0 { throw FailedCall(.names, errno) }
        return names
      }
      // SAFE: the name is zero-terminated within its field, and is copied.
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe FilePath(bytes: $0) }
      if name != "." && name != ".." { names.append(name) }
    }
  }

  package func userID() -> UInt32 { geteuid() }

  package func now() -> Int {
    var time = timespec()
    // SAFE: `time` is a local of the right type.
    _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    return time.nanoseconds
  }

  package func pause(nanoseconds: Int) {
    var time = timespec(
      tv_sec: nanoseconds / 1_000_000_000, tv_nsec: nanoseconds % 1_000_000_000)
    // SAFE: `time` is a local of the right type; a signal shortens the pause.
    _ = unsafe nanosleep(&time, nil)
  }

  private func check(_ result: Int32, _ call: FileCall) throws(FailedCall) {
    if result != 0 { throw FailedCall(call, errno) }
  }

  private func descriptor(_ number: Int32, _ call: FileCall) throws(FailedCall) -> Descriptor {
    if number < 0 { throw FailedCall(call, errno) }
    return Descriptor(number: number)
  }

  // The system's names, which the methods above hide.
  private static func open(_ path: UnsafePointer<CChar>, _ flags: Int32) -> Int32 {
    #if canImport(Glibc)
      unsafe Glibc.open(path, flags)
    #else
      unsafe Darwin.open(path, flags)
    #endif
  }

  private static func write(_ number: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(number, bytes, count)
    #else
      unsafe Darwin.write(number, bytes, count)
    #endif
  }

  private static func close(_ number: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.close(number)
    #else
      Darwin.close(number)
    #endif
  }
}

extension FileStatus {
  fileprivate init(_ status: stat) {
    #if canImport(Glibc)
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #else
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #endif
    let kind: Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      default: .other
      }
    self.init(
      kind: kind, mode: UInt32(status.st_mode & 0o7777), user: status.st_uid,
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino),
      size: Int(status.st_size), modified: modified.nanoseconds, changed: changed.nanoseconds)
  }
}

extension timespec {
  /// Nanoseconds since 1970, at the end of the range for times beyond the year 2262.
  fileprivate var nanoseconds: Int {
    let (product, overflow) = tv_sec.multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { return tv_sec < 0 ? Int.min : Int.max }
    let (sum, overflowed) = product.addingReportingOverflow(tv_nsec)
    return overflowed ? Int.max : sum
  }
}
