// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Synchronization

/// An entry that is open, whose footer was read and verified.
///
/// Everything is read through one descriptor, so the entry may be replaced or removed meanwhile.
final class OpenEntry: Sendable {
  /// The verified footer.
  let footer: EntryFooter
  /// The bytes of the whole file.
  let fileSize: Int
  /// When it was last used, in nanoseconds since 1970.
  let used: Int
  /// Where it is, for messages.
  let path: FilePath
  private let file: OpenedFile
  private let calls: any FileCalls
  /// Everything behind the payload.
  private let tail: SharedBytes
  private let firstFailure = Mutex<MissReason?>(nil)
  private let verifiedCount = Atomic(0)

  /// How much of the end is read at once: the checksums of 31 MB, and the footer.
  private static let firstRead = 1 << 12

  /// Opens an entry and verifies its footer.
  init(_ name: StoreName, in directory: StoreDirectory) throws(MissReason) {
    let calls = directory.calls
    let descriptor = try Self.calling { () throws(FailedCall) in
      try calls.uninterrupted { () throws(FailedCall) in
        try calls.open(name.path, in: directory.descriptor, for: .reading)
      }
    }
    let file = OpenedFile(descriptor, calls: calls)
    let status = try Self.calling { () throws(FailedCall) in
      try calls.uninterrupted { () throws(FailedCall) in try calls.status(of: descriptor) }
    }
    guard status.kind == .regular else { throw .notRegular }
    let size = status.size
    let read = { (start: Int) throws(MissReason) -> SharedBytes in
      let bytes = try Self.calling { () throws(FailedCall) in
        try calls.readAll(descriptor, start..<size)
      }
      guard bytes.count == size - start else { throw .cutWhileReading }
      return bytes
    }
    var end = try read(max(0, size - Self.firstRead))
    let count = try EntryFooter.claimedPayloadCount(end.bytes, fileSize: size)
    if size - count > end.count { end = try read(count) }
    let tail = SharedBytes(slicing: end, (end.count - (size - count))..<end.count)
    footer = try EntryFooter(tail: tail.bytes, payloadCount: count)
    fileSize = size
    used = status.modified
    path = directory.path.appending(name.path)
    self.file = file
    self.calls = calls
    self.tail = tail
  }

  /// Turns a failed system call into a reason.
  private static func calling<R>(
    _ body: () throws(FailedCall) -> R
  ) throws(MissReason) -> R {
    do throws(FailedCall) {
      return try body()
    } catch {
      if error.isAbsence { throw .absent }
      throw error.isLink ? .notRegular : .unreadable(code: error.code)
    }
  }

  /// A range of the codec's bytes, read or mapped.
  private func load(_ range: Range<Int>, access: StoreAccess) throws(MissReason) -> SharedBytes {
    let bytes = try Self.calling { () throws(FailedCall) in
      switch access {
      case .copied: try calls.readAll(file.descriptor, range)
      case .mapped: try calls.map(file.descriptor, range)
      }
    }
    guard bytes.count == range.count else { throw .cutWhileReading }
    return bytes
  }

  /// Compares blocks with their checksums; the bytes begin at an offset of the codec's.
  private func verify(
    _ blocks: Range<Int>, in bytes: SharedBytes, from start: Int
  ) throws(MissReason) {
    let tail = tail
    try footer.verify(blocks, in: bytes.bytes, from: start, tail: tail.bytes)
    verifiedCount.add(blocks.count, ordering: .relaxed)
  }

  /// All of the codec's bytes, verified.
  func payload(access: StoreAccess) throws(MissReason) -> SharedBytes {
    let bytes = try load(0..<footer.payloadCount, access: access)
    try verify(0..<footer.blockCount, in: bytes, from: 0)
    return bytes
  }

  /// The entry as a file for a codec: each read verifies the blocks that it touches, no others.
  ///
  /// It is mapped once, and not once for each read.
  func verifyingFile(access: StoreAccess) throws(MissReason) -> OpenFile {
    let mapped = access == .mapped ? try load(0..<footer.payloadCount, access: .mapped) : nil
    return OpenFile(path, size: footer.payloadCount) { (range) throws(SystemError) in
      guard !range.isEmpty else { return SharedBytes([]) }
      let first = range.lowerBound / EntryFooter.blockSize
      let last = (range.upperBound - 1) / EntryFooter.blockSize
      let whole = self.footer.block(first).lowerBound..<self.footer.block(last).upperBound
      do throws(MissReason) {
        let (bytes, start) =
          if let mapped { (mapped, 0) } else {
            (try self.load(whole, access: .copied), whole.lowerBound)
          }
        try self.verify(first..<(last + 1), in: bytes, from: start)
        return SharedBytes(
          slicing: bytes, (range.lowerBound - start)..<(range.upperBound - start))
      } catch {
        self.firstFailure.withLock { $0 = $0 ?? error }
        throw SystemError("verify", self.path, errno: Errno(rawValue: 0), detail: error.description)
      }
    }
  }

  /// How many blocks were verified so far, counted as often as that was done.
  var verifiedBlocks: Int { verifiedCount.load(ordering: .relaxed) }
  /// What the file of ``verifyingFile(access:)`` found wrong first.
  var failure: MissReason? { firstFailure.withLock { $0 } }

  /// Notes that the entry was used now, at most once in a while.
  ///
  /// The order of use is a help for pruning only, so a failure is of no consequence.
  func noteUse(unlessWithin nanoseconds: Int) {
    let age = calls.now().subtractingReportingOverflow(used)
    if age.overflow || age.partialValue.magnitude >= UInt(nanoseconds) {
      try? calls.touch(file.descriptor)
    }
  }
}
