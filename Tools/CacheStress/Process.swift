// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Glibc

/// The few system calls of processes and files that the stress tool needs.
enum System {
  /// Starts this program again with other words.
  static func spawn(_ words: [String]) -> pid_t {
    let all = ["stress-cache"] + words
    var pointers = unsafe all.map { unsafe strdup($0) } + [nil]
    defer { for place in all.indices { unsafe free(pointers[place]) } }
    var child: pid_t = 0
    // SAFE: the words are zero-terminated copies that live until the call returns.
    let status = unsafe posix_spawn(&child, "/proc/self/exe", nil, nil, &pointers, environ)
    return status == 0 ? child : -1
  }

  /// Doubles this process; 0 in the child.
  ///
  /// Swift hides the call, since only the thread that makes it lives on in the child.
  static func fork() -> pid_t {
    // SAFE: the C library's function of this name takes nothing and returns a process.
    guard let address = unsafe dlsym(nil, "fork") else { return -1 }
    let function = unsafe unsafeBitCast(address, to: (@convention(c) () -> pid_t).self)
    return function()
  }

  /// Kills a process, or lets it go if it ended, and forgets it.
  static func end(_ child: pid_t, with signal: Int32) {
    kill(child, signal)
    // Nobody wants the status.
    _ = waitpid(child, nil, 0)
  }

  /// Writes a file beside another and renames it over that.
  static func replace(_ path: FilePath, with text: String) -> Bool {
    replace(path, with: Array(text.utf8))
  }

  /// Writes a file beside another and renames it over that.
  static func replace(_ path: FilePath, with bytes: [UInt8]) -> Bool {
    let temporary = FilePath(bytes: path.bytes + Array(".new".utf8))
    // SAFE: zero-terminated paths and an array's own bytes are passed to the system.
    let file = unsafe temporary.withCPath {
      unsafe open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    }
    guard file >= 0 else { return false }
    let written = unsafe bytes.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
    close(file)
    let renamed = unsafe temporary.withCPath { from in
      unsafe path.withCPath { to in unsafe rename(from, to) }
    }
    return written == bytes.count && renamed == 0
  }

  static func makeDirectory(_ path: FilePath) {
    // SAFE: a zero-terminated path is passed to the system.
    _ = unsafe path.withCPath { unsafe mkdir($0, 0o700) }
  }

  private static let parent = getppid()

  /// Ends a child whose coordinator was itself killed.
  static func endIfOrphaned() {
    if getppid() != parent { exit(1) }
  }

  /// The names in a directory that do not begin with a dot.
  static func names(in directory: FilePath) -> [FilePath] {
    // SAFE: the stream is used here only and closed at the end.
    guard let stream = unsafe directory.withCPath({ unsafe opendir($0) }) else { return [] }
    defer { unsafe closedir(stream) }
    var names = [FilePath]()
    while let entry = unsafe readdir(stream) {
      // SAFE: the name is zero-terminated within its field, and is copied.
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe FilePath(bytes: $0) }
      if name.bytes.first != UInt8(ascii: ".") { names.append(name) }
    }
    return names
  }

  /// Seconds since some start.
  static var seconds: Double {
    var time = timespec()
    // SAFE: `time` is a local of the right type.
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// When a file was last changed, in seconds before now.
  static func age(of path: FilePath) -> Int? {
    var status = stat()
    // SAFE: a zero-terminated path and a local of the right type are passed to the system.
    guard unsafe path.withCPath({ unsafe lstat($0, &status) }) == 0 else { return nil }
    return time(nil) - status.st_mtim.tv_sec
  }
}
