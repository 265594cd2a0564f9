// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCodecs
import SplitFixtures
import SplitModel
import Testing
import ZipKit

@Suite struct NPZCodecTests {
  private func error(
    _ members: [(String, [UInt8])], options: ReadingOptions = ReadingOptions()
  ) -> ReadingError? {
    var sink = ByteSink()
    var writer = ZipWriter()
    for (name, content) in members { writer.append(name, content.span.rawBytes, to: &sink) }
    writer.finish(into: &sink)
    do throws(ReadingError) {
      _ = try NPZCodec().decode(SharedBytes(sink.array), options: options)
      return nil
    } catch {
      return error
    }
  }

  private func array(_ type: String, _ shape: [Int], _ values: [Int32]) -> [UInt8] {
    var sink = ByteSink()
    NPYHeader(type: type, shape: shape).append(to: &sink)
    for value in values { sink.append(littleEndian: value) }
    return sink.array
  }

  @Test(arguments: CodecSamples.all)
  func `deflated archives hold the same`(sample: CodecSamples.Sample) throws {
    let bytes = try NPZCodec(isDeflated: true).encode(sample.split)
    #expect(try NPZCodec().decode(SharedBytes(bytes), options: ReadingOptions()) == sample.split)
  }

  @Test func `reads good arrays and refuses others`() {
    let cells = array("<i4", [1, 3], [0, 0, 0])
    let rows = array("<i4", [2], [4, 5])
    let empty = array("<i4", [0], [])
    let train = "r0_f0_s0_train.npy"
    let test = "r0_f0_s0_test.npy"
    #expect(error([("cells.npy", cells), (train, rows), (test, empty)]) == nil)
    let cases: [(String, [(String, [UInt8])])] = [
      ("malformed", [(train, rows), (test, empty)]),
      ("malformed", [("cells.npy", cells), (train, rows)]),
      ("malformed", [("cells.npy", cells), (train, rows), ("other.npy", empty)]),
      ("malformed", [("cells.npy", cells), (train, cells), (test, empty)]),
      ("malformed", [("cells.npy", cells), (train, array("<i4", [1], [-1])), (test, empty)]),
      ("malformed", [("cells.npy", array("<i4", [3], [0, 0, 0])), (train, rows), (test, empty)]),
      ("bad-npy", [("cells.npy", cells), (train, array("|O", [1], [1])), (test, empty)]),
      ("bad-npy", [("cells.npy", cells), (train, array("<f4", [1], [1])), (test, empty)]),
      ("bad-npy", [("cells.npy", cells), (train, [1, 2, 3]), (test, empty)]),
      (
        "limit-exceeded",
        [("cells.npy", cells), (train, array("<i4", [1 << 60], [])), (test, empty)]
      ),
      ("limit-exceeded", [("cells.npy", cells), (train, array("<i4", [3], [1])), (test, empty)]),
      (
        "limit-exceeded",
        [("cells.npy", array("<i4", [1 << 62, 3], [])), (train, rows), (test, empty)]
      ),
    ]
    for (code, members) in cases { #expect(error(members)?.code.rawValue == code) }
    let limited = ReadingOptions(limits: Limits(listedRows: 1))
    let all = [("cells.npy", cells), (train, rows), (test, empty)]
    #expect(error(all, options: limited)?.code == "limit-exceeded")
  }

  @Test(arguments: [
    "{'descr': __import__('os').system('x'), 'fortran_order': False, 'shape': (1,), }",
    "{'descr': '<i4', 'fortran_order': False, 'shape': (1,), 'shape': (1,)}",
    "{'descr': '<i4', 'fortran_order': False, 'shape': (1+0,)}",
    "{'descr': '<i4', 'fortran_order': 0, 'shape': (1,)}", "{'descr': '<i4'}", "{",
    "{'descr': '<i4', 'fortran_order': False, 'shape': (99999999999999999999,)}",
  ])
  func `parses heads of arrays, and evaluates nothing`(literal: String) {
    var sink = ByteSink()
    sink.append([0x93] + Array("NUMPY".utf8) + [1, 0])
    sink.append(littleEndian: UInt16(literal.utf8.count))
    sink.append(literal)
    sink.append(littleEndian: Int32(0))
    #expect(throws: ReadingError.self) {
      try NPYHeader(sink.contents) { _ in 4 }
    }
  }

  @Test func `arrays begin at multiples of 64 bytes`() throws {
    let bytes = try NPZCodec().encode(CodecSamples.all[0].split)
    let magic = [0x93] + Array("NUMPY".utf8)
    var found = 0
    for offset in 0..<bytes.count - 6 where bytes[offset] == 0x93 {
      guard Array(bytes[offset..<offset + 6]) == magic else { continue }
      #expect(offset % 64 == 0)
      let header = SharedBytes(Array(bytes[offset...]))
      #expect((Int(header.bytes.load(UInt16.self, at: 8)) + 10) % 64 == 0)
      found += 1
    }
    #expect(found == CodecSamples.all[0].split.count * 2 + 1)
  }
}
