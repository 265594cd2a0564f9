// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// Every way in which the store touches the operating system.
///
/// One implementation is real; those of the tests record, fail, crash or keep files in memory, so
/// that "whatever call fails" and "whenever it dies" become loops. Each method is one system call,
/// may be interrupted, and may read or write less than asked; ``StoreDirectory`` deals with both.
///
/// Names are single components below one directory descriptor: no path is ever looked up twice.
package protocol FileCalls: Sendable {
  /// Makes a directory that only its owner may use.
  func makeDirectory(_ path: FilePath) throws(FailedCall)
  /// Opens a directory.
  func openDirectory(_ path: FilePath) throws(FailedCall) -> Descriptor
  /// Opens a file of the caller for reading, without waiting for anybody.
  func openSource(_ path: FilePath) throws(FailedCall) -> Descriptor
  /// Opens a file of the store; never follows a link.
  func open(
    _ name: FilePath, in directory: Descriptor, for use: FileUse
  ) throws(FailedCall) -> Descriptor
  /// What an open file is.
  func status(of descriptor: Descriptor) throws(FailedCall) -> FileStatus
  /// What a name stands for; never follows a link.
  func status(of name: FilePath, in directory: Descriptor) throws(FailedCall) -> FileStatus
  /// Reads into a range of a span; returns how many bytes came, zero at the end of the file.
  func read(
    _ descriptor: Descriptor, at offset: Int, into bytes: inout MutableRawSpan, _ range: Range<Int>
  ) throws(FailedCall) -> Int
  /// Maps a range that begins at a multiple of the page size.
  func map(_ descriptor: Descriptor, _ range: Range<Int>) throws(FailedCall) -> SharedBytes
  /// Appends bytes; returns how many were taken.
  func write(_ descriptor: Descriptor, _ bytes: RawSpan) throws(FailedCall) -> Int
  /// Sets the rights, whatever the process's mask.
  func setMode(_ descriptor: Descriptor, _ mode: UInt32) throws(FailedCall)
  /// Sets the time of last change to now.
  func touch(_ descriptor: Descriptor) throws(FailedCall)
  /// Waits until the file, or the directory's names, are on the disk.
  func sync(_ descriptor: Descriptor) throws(FailedCall)
  /// Takes an exclusive advisory lock, or returns false if somebody else has it.
  func lock(_ descriptor: Descriptor) throws(FailedCall) -> Bool
  /// Closes; the descriptor is gone even if this fails.
  func close(_ descriptor: Descriptor) throws(FailedCall)
  /// Renames a file of the store over another, in one step.
  func rename(_ name: FilePath, to target: FilePath, in directory: Descriptor) throws(FailedCall)
  /// Removes a name.
  func remove(_ name: FilePath, in directory: Descriptor) throws(FailedCall)
  /// All names in a directory, without `.` and `..`.
  func names(in directory: Descriptor) throws(FailedCall) -> [FilePath]
  /// The user on whose behalf files are touched.
  func userID() -> UInt32
  /// The time of day in nanoseconds since 1970; it may jump.
  func now() -> Int
  /// Waits.
  func pause(nanoseconds: Int)
}

/// An open file or directory.
package struct Descriptor: Hashable, Sendable {
  /// The system's number.
  package let number: Int32

  /// Wraps the system's number.
  package init(number: Int32) {
    self.number = number
  }
}

/// What a file of the store is opened for.
package enum FileUse: Hashable, Sendable {
  /// Reading what is there.
  case reading
  /// Writing a file that must not exist yet, with rights 0600.
  case creating
  /// Locking; the file is made if it is missing.
  case locking
}
