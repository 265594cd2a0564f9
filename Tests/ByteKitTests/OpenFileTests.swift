// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import TestSupport
import Testing

@Suite(.scratchDirectory) struct OpenFileTests {
  private func file(_ bytes: [UInt8]) throws -> FilePath {
    let path = Scratch.path.appending("file")
    try Scratch.write(bytes, to: path)
    return path
  }

  @Test(arguments: [0, 1, 63, 4096, 1 << 20, (5 << 20) + 3])
  func `reads and maps the same bytes`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let path = try file(bytes)
    let read = try SharedBytes.reading(path)
    let mapped = try SharedBytes.mapping(path)
    #expect(read.bytes.array(0..<read.count) == bytes)
    #expect(mapped.bytes.array(0..<mapped.count) == bytes)
  }

  @Test func `reads a part, and at the end fewer bytes than asked`() throws {
    let open = try OpenFile(try file([1, 2, 3, 4, 5]))
    let part = try open.read(at: 1, count: 3)
    #expect(part.bytes.array(0..<part.count) == [2, 3, 4])
    #expect(try open.read(at: 4, count: 10).count == 1)
    #expect(try open.read(at: 9, count: 10).count == 0)
  }

  @Test func `a file that is cut while it is open is a clear error`() throws {
    let path = try file([UInt8](repeating: 7, count: 100_000))
    let open = try OpenFile(path)
    try Scratch.write([1, 2, 3], to: path)
    let error = #expect(throws: SystemError.self) { try open.readAll() }
    #expect(error?.reason == "the file was cut from 100000 to 3 bytes while it was read")
  }

  @Test func `refuses what is no regular file`() throws {
    let missing = #expect(throws: SystemError.self) {
      try SharedBytes.reading(Scratch.path.appending("none"))
    }
    #expect(missing?.reason == "No such file or directory")
    let directory = #expect(throws: SystemError.self) { try SharedBytes.reading(Scratch.path) }
    #expect(directory?.reason == "it is a directory")
    let device = #expect(throws: SystemError.self) { try SharedBytes.mapping("/dev/null") }
    #expect(device?.reason == "it is not a regular file")
  }

  @Test func `reads to the end what has no size`() throws {
    #expect(try SharedBytes.reading("/dev/null").count == 0)
    #expect(try SharedBytes.reading("/proc/self/status").count > 0)
    let limited = #expect(throws: SystemError.self) {
      try SharedBytes.reading(stream: "/dev/zero", limit: 1 << 20)
    }
    #expect(limited?.isTooLarge == true)
  }
}
