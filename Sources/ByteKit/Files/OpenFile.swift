// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A regular file opened for reading, closed when it goes out of scope.
///
/// A FIFO, a device or a directory is refused: it is opened without blocking and looked at through
/// the descriptor, never by name.
public struct OpenFile: ~Copyable {
  /// The path that it was opened by, for messages.
  public let path: FilePath
  /// The size in bytes when it was opened.
  public let size: Int
  /// The system's descriptor; -1 where a reader stands in for it.
  private let descriptor: Int32
  private let reader: Reader?

  /// Gives the bytes of a range, fewer only at the end of the file.
  package typealias Reader = @Sendable (Range<Int>) throws(SystemError) -> SharedBytes

  /// Stands for a file whose bytes somebody else reads, and perhaps verifies.
  package init(_ path: FilePath, size: Int, reader: @escaping Reader) {
    self.path = path
    self.size = size
    self.reader = reader
    descriptor = -1
  }

  /// Opens a regular file.
  ///
  /// - Throws: ``SystemError`` if the file is missing, unreadable or not a regular file.
  public init(_ path: FilePath) throws(SystemError) {
    // SAFE: a zero-terminated path is passed to the system.
    let descriptor = unsafe path.withCPath { unsafe open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { throw SystemError("open", path, errno: .last) }
    var status = stat()
    // SAFE: `status` is a local of the right type.
    guard unsafe fstat(descriptor, &status) == 0 else {
      let reason = Errno.last
      close(descriptor)
      throw SystemError("look at", path, errno: reason)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      let isDirectory = status.st_mode & S_IFMT == S_IFDIR
      throw SystemError(
        "read", path, errno: isDirectory ? .isDirectory : .invalidArgument,
        detail: isDirectory ? "it is a directory" : "it is not a regular file")
    }
    self.path = path
    self.size = Int(status.st_size)
    self.descriptor = descriptor
    reader = nil
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Whether a name stands for a pipe or a character device, or for a file that says it is empty,
  /// as those of `/proc` and of some mounts do although they are not.
  package static func isStream(_ path: FilePath) -> Bool {
    var status = stat()
    // SAFE: a zero-terminated path and a local of the right type.
    guard unsafe path.withCPath({ unsafe stat($0, &status) }) == 0 else { return false }
    switch status.st_mode & S_IFMT {
    case S_IFIFO, S_IFCHR: return true
    case S_IFREG: return status.st_size == 0
    default: return false
    }
  }

  /// Reads up to `count` bytes from an offset into memory of our own.
  ///
  /// - Returns: Fewer bytes than asked only at the end of the file.
  public func read(at offset: Int, count: Int) throws(SystemError) -> SharedBytes {
    let start = min(offset, size)
    return try read([start..<(start + max(0, min(count, size - start)))])
  }

  /// Reads ranges of the file, one behind the other, into memory of our own.
  ///
  /// - Returns: Fewer bytes than asked only if the file became shorter.
  /// - Precondition: The ranges lie inside the file's size.
  public func read(_ ranges: [Range<Int>]) throws(SystemError) -> SharedBytes {
    precondition(ranges.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= size })
    if let reader { return try Self.join(ranges, from: reader) }
    let count = ranges.reduce(0) { $0 + $1.count }
    guard let memory = unsafe HugePages.allocateIfPossible(byteCount: count) else {
      throw SystemError("read", path, errno: .noMemory)
    }
    var done = 0
    for range in ranges {
      do throws(SystemError) {
        // SAFE: the block holds the sum of all counts, and `done` that of the ranges before.
        let got = unsafe try read(range, to: memory + done)
        done += got
        if got < range.count { break }
      } catch {
        unsafe free(memory)
        throw error
      }
    }
    return unsafe SharedBytes(adopting: memory, count: done, isMapped: false)
  }

  private static func join(
    _ ranges: [Range<Int>], from reader: Reader
  ) throws(SystemError) -> SharedBytes {
    if ranges.count == 1 { return try reader(ranges[0]) }
    var joined = ByteSink()
    for range in ranges {
      let part = try reader(range)
      joined.append(part.bytes)
      if part.count < range.count { break }
    }
    return SharedBytes(copying: joined.contents)
  }

  private func read(
    _ range: Range<Int>, to memory: UnsafeMutableRawPointer
  ) throws(SystemError) -> Int {
    var done = 0
    while done < range.count {
      // Blocks of 1 MiB: larger ones gain nothing, 256 KiB is slower by half.
      let step = min(range.count - done, 1 << 20)
      // SAFE: `done + step` stays within the range, for which the caller has room.
      let got = unsafe pread(
        descriptor, memory + done, step, off_t(range.lowerBound + done))
      if got < 0 {
        if errno == EINTR { continue }
        throw SystemError("read", path, errno: .last)
      }
      if got == 0 { break }
      done += got
    }
    return done
  }

  /// Reads the whole file.
  ///
  /// - Throws: ``SystemError`` also when the file became shorter while it was read.
  public func readAll() throws(SystemError) -> SharedBytes {
    let bytes = try read(at: 0, count: size)
    guard bytes.count == size else {
      throw SystemError(
        "read", path, errno: .ioError,
        detail: "the file was cut from \(size) to \(bytes.count) bytes while it was read")
    }
    return bytes
  }

  /// Maps the whole file; see ``SharedBytes`` for what that asks of others.
  public func map() throws(SystemError) -> SharedBytes {
    if let reader { return try reader(0..<size) }
    return try SharedBytes.mapping(descriptor: descriptor, 0..<size, named: path)
  }
}

extension SharedBytes {
  /// Reads a whole file, a pipe or a device to its end.
  public static func reading(_ path: FilePath) throws(SystemError) -> SharedBytes {
    if OpenFile.isStream(path) { return try reading(stream: path, limit: .max) }
    return try OpenFile(path).readAll()
  }

  /// Reads to its end what has no size: a pipe, a device, a file of `/proc`.
  ///
  /// - Throws: ``SystemError`` if reading fails or more than `limit` bytes come.
  public static func reading(stream path: FilePath, limit: Int) throws(SystemError) -> SharedBytes {
    // SAFE: a zero-terminated path is passed to the system.
    let descriptor = unsafe path.withCPath { unsafe open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw SystemError("open", path, errno: .last) }
    defer { close(descriptor) }
    return try reading(descriptor: descriptor, named: path, limit: limit)
  }

  /// Maps a whole regular file.
  public static func mapping(_ path: FilePath) throws(SystemError) -> SharedBytes {
    try OpenFile(path).map()
  }

  /// Maps a range of an open file that begins at a multiple of the page size.
  package static func mapping(
    descriptor: Int32, _ range: Range<Int>, named path: FilePath
  ) throws(SystemError) -> SharedBytes {
    guard !range.isEmpty else { return SharedBytes([]) }
    // SAFE: a fresh private mapping of `range.count` bytes; the result is checked.
    let address = unsafe mmap(
      nil, range.count, PROT_READ, MAP_PRIVATE, descriptor, off_t(range.lowerBound))
    guard let address = unsafe address, unsafe address != MAP_FAILED else {
      throw SystemError("map", path, errno: .last)
    }
    return unsafe SharedBytes(adopting: address, count: range.count, isMapped: true)
  }

  /// Reads a descriptor to its end: a pipe or standard input.
  ///
  /// - Throws: ``SystemError`` if reading fails or more than `limit` bytes come.
  public static func reading(
    descriptor: Int32, named path: FilePath, limit: Int
  ) throws(SystemError) -> SharedBytes {
    var memory = [UInt8]()
    var block = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      // SAFE: the count is the array's own.
      let got = unsafe block.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw SystemError("read", path, errno: .last)
      }
      if got == 0 { return SharedBytes(memory) }
      guard memory.count + got <= limit else {
        throw SystemError("read", path, errno: .fileTooLarge, detail: "more than \(limit) bytes")
      }
      memory.append(contentsOf: block[..<got])
    }
  }
}
