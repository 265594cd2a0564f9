// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import Testing
import ZipKit

@Suite struct ZipArchiveTests {
  private static let contents: [(String, [UInt8])] = [
    ("a", []), ("b.txt", [1, 2, 3]), ("größe", [UInt8](repeating: 9, count: 5_000)),
  ]

  private func archive(isDeflated: Bool) -> [UInt8] {
    var sink = ByteSink()
    var writer = ZipWriter(isDeflated: isDeflated)
    for (name, content) in Self.contents {
      writer.append(name, content.span.rawBytes, to: &sink)
    }
    writer.finish(into: &sink)
    return sink.array
  }

  private func code(_ bytes: [UInt8], maximumSize: Int = 1 << 20) -> String? {
    do throws(ReadingError) {
      let archive = try ZipArchive(SharedBytes(bytes), maximumSize: maximumSize)
      for member in archive.members { _ = try archive.content(of: member) }
      return nil
    } catch {
      return error.code.rawValue
    }
  }

  @Test(arguments: [false, true])
  func `gives back what it was given`(isDeflated: Bool) throws {
    let bytes = archive(isDeflated: isDeflated)
    #expect(bytes == archive(isDeflated: isDeflated))
    let archive = try ZipArchive(SharedBytes(bytes), maximumSize: 1 << 20)
    #expect(archive.members.map(\.name) == Self.contents.map(\.0))
    for (name, content) in Self.contents {
      let member = try #require(archive.member(named: name))
      let read = try archive.content(of: member)
      #expect(read.bytes.array(0..<read.count) == content)
    }
    #expect(archive.member(named: "c") == nil)
  }

  @Test func `holds more members than 16 bits count`() throws {
    var sink = ByteSink()
    var writer = ZipWriter()
    for index in 0..<66_000 { writer.append("\(index)", RawSpan(), to: &sink) }
    writer.finish(into: &sink)
    let archive = try ZipArchive(SharedBytes(sink.array), maximumSize: 0)
    #expect(archive.members.count == 66_000)
  }

  @Test(arguments: [false, true])
  func `finds every truncation`(isDeflated: Bool) {
    let bytes = archive(isDeflated: isDeflated)
    for length in bytes.indices { #expect(code(Array(bytes[..<length])) != nil) }
    #expect(code(bytes + [0]) != nil)
  }

  @Test(arguments: [false, true])
  func `flipped bits never give other contents`(isDeflated: Bool) throws {
    var bytes = archive(isDeflated: isDeflated)
    for bit in stride(from: 0, to: bytes.count * 8, by: 3) {
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      if let archive = try? ZipArchive(SharedBytes(bytes), maximumSize: 1 << 20) {
        for member in archive.members {
          guard let read = try? archive.content(of: member) else { continue }
          #expect(Self.contents.contains { $0.1 == read.bytes.array(0..<read.count) })
        }
      }
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    }
  }

  @Test func `refuses members that come twice or overlap`() {
    var sink = ByteSink()
    var writer = ZipWriter()
    writer.append("a", [1, 2, 3].span.rawBytes, to: &sink)
    writer.append("a", [4].span.rawBytes, to: &sink)
    writer.finish(into: &sink)
    #expect(code(sink.array) == "bad-zip")

    // Two records of the directory that name one member.
    sink = ByteSink()
    writer = ZipWriter()
    writer.append("a", [1, 2, 3].span.rawBytes, to: &sink)
    writer.append("b", [1, 2, 3].span.rawBytes, to: &sink)
    writer.finish(into: &sink)
    var bytes = sink.array
    let records = bytes.indices.dropLast(4).filter {
      Array(bytes[$0..<$0 + 4]) == [0x50, 0x4B, 1, 2]
    }
    for byte in 42..<46 { bytes[records[1] + byte] = bytes[records[0] + byte] }
    #expect(code(bytes) == "bad-zip")
  }

  @Test func `refuses sizes beyond the limit before it unpacks`() {
    #expect(code(archive(isDeflated: true), maximumSize: 5_002) == "limit-exceeded")
    #expect(code(archive(isDeflated: true), maximumSize: 5_003) == nil)
  }
}
