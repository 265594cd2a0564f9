// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that is written whole or not at all.
///
/// The bytes go to a temporary beside the target, with a random name of fixed length, so that any
/// name the target can have leaves room for it; ``commit()`` renames it. Dropped without a commit,
/// and on SIGINT and SIGTERM, the temporary is removed and the target stays as it was. A symbolic
/// link is followed, and a file that is replaced keeps its mode. FIFOs and devices are written
/// directly.
public struct OutputFile: ~Copyable {
  /// The path that the caller named.
  public let path: FilePath
  private let opened: Opened
  private var isFinished = false

  /// Prepares to write a file.
  ///
  /// - Throws: ``SystemError``, with ``SystemError/isExisting`` if there is a file and it shall not be
  ///   replaced.
  public init(_ path: FilePath, replacing: Bool) throws(SystemError) {
    opened = try Opened(path, replacing: replacing)
    self.path = path
  }

  deinit {
    close(opened.output.descriptor)
    guard !isFinished, let temporary = opened.temporary else { return }
    // SAFE: a zero-terminated path is passed to the system.
    _ = unsafe temporary.withCPath { unsafe unlink($0) }
    ProcessGuard.forget(output: opened.slot)
  }

  /// Where the bytes go.
  public var descriptor: OutputDescriptor { opened.output }

  /// Puts the finished file in its place.
  public consuming func commit() throws(SystemError) {
    guard let temporary = opened.temporary else { return }
    let target = opened.target
    // SAFE: zero-terminated paths are passed to the system.
    let failed = unsafe temporary.withCPath { from in
      unsafe target.withCPath { to in unsafe rename(from, to) }
    }
    guard failed == 0 else { throw SystemError("create", path, errno: .last) }
    isFinished = true
    ProcessGuard.forget(output: opened.slot)
  }
}

/// What stands behind an output: a temporary beside its target, or a FIFO or device itself.
private struct Opened {
  let target: FilePath
  let temporary: FilePath?
  let output: OutputDescriptor
  let slot: Int?

  init(_ path: FilePath, replacing: Bool) throws(SystemError) {
    target = try Self.followLinks(path)
    var status = stat()
    // SAFE: a zero-terminated path and a local of the right type are passed to the system.
    let exists = unsafe target.withCPath { unsafe stat($0, &status) } == 0
    let type = status.st_mode & S_IFMT
    if exists, type == S_IFDIR {
      throw SystemError("write", path, errno: .isDirectory, detail: "it is a directory")
    }
    if exists, type == S_IFREG, !replacing { throw SystemError("write", path, errno: .fileExists) }
    if exists, type != S_IFREG {
      (temporary, slot) = (nil, nil)
      let descriptor = unsafe target.withCPath { unsafe open($0, O_WRONLY | O_CLOEXEC) }
      guard descriptor >= 0 else { throw SystemError("open", path, errno: .last) }
      output = OutputDescriptor(descriptor, named: path)
      return
    }
    let temporary = target.parentDirectory.appending(Self.temporaryName())
    let mode: mode_t = exists ? status.st_mode & 0o7777 : 0o666
    slot = ProcessGuard.remember(output: temporary)
    let descriptor = unsafe temporary.withCPath {
      unsafe open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    }
    guard descriptor >= 0 else {
      let reason = Errno.last
      ProcessGuard.forget(output: slot)
      throw SystemError("create", path, errno: reason)
    }
    // The mode of `open` went through the umask; a file that is replaced keeps its own.
    if exists { fchmod(descriptor, mode) }
    self.temporary = temporary
    output = OutputDescriptor(descriptor, named: path)
  }

  /// The path behind any chain of symbolic links; the last may point at nothing.
  private static func followLinks(_ path: FilePath) throws(SystemError) -> FilePath {
    var path = path
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      // SAFE: the count is the buffer's own.
      let length = unsafe path.withCPath { unsafe readlink($0, &buffer, Int(PATH_MAX)) }
      guard length >= 0 else { return path }
      let link = FilePath(bytes: buffer[..<length].map { UInt8(bitPattern: $0) })
      path = link.bytes.first == UInt8(ascii: "/") ? link : path.parentDirectory.appending(link)
    }
    throw SystemError("open", path, errno: .tooManySymbolicLinkLevels)
  }

  private static func temporaryName() -> FilePath {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return FilePath(
      ".splittool-" + String(repeating: "0", count: 16 - digits.utf8.count) + digits + ".tmp")
  }
}

extension SystemError {
  /// Whether a file is in the way.
  public var isExisting: Bool { errno == .fileExists }
}
