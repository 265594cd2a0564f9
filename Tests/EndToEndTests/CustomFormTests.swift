// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCodecs
import SplitModel
import SplitToolCommands
import TestSupport
import Testing

/// A form of a user's own: json behind a line that names it.
private struct FramedCodec: SplitCodec {
  let name = "framed"
  let version = 1
  let suffixes = [".framed"]
  let abilities: CodecAbilities = [.name, .layout, .emptyCells]

  func recognizes(_ prefix: RawSpan) -> Bool { prefix.starts(with: "framed\n") }

  func encode(_ split: SplitSet, into sink: inout ByteSink) throws(ReadingError) {
    sink.append("framed\n")
    JSONCodec().encode(split, into: &sink)
  }

  func decode(
    _ bytes: SharedBytes, options: ReadingOptions
  ) throws(ReadingError) -> SplitSet {
    guard recognizes(bytes.bytes) else { throw ReadingError(.wrongForm, at: 0, "not framed") }
    let json = SharedBytes(bytes.bytes.array(7..<bytes.count))
    return try JSONCodec().decode(json, options: options)
  }
}

@Suite(.scratchDirectory) struct CustomFormTests {
  private func run(_ words: String...) -> Int32 {
    SplitForms.register(FramedCodec())
    return SplitTool.run(arguments: words).rawValue
  }

  private static func bytes(of path: FilePath) throws -> [UInt8] {
    let bytes = try SharedBytes.reading(path)
    return bytes.bytes.array(0..<bytes.count)
  }

  @Test func `a form of the user's own goes through convert, validate and the cache`() throws {
    let source = Fixtures.path("splits/learning-curve.arff")
    let framed = Scratch.path.appending("x.framed")
    let back = Scratch.path.appending("back.arff")
    let cached = Scratch.path.appending("cached.bytes")
    let store = Scratch.path.appending("store")
    #expect(run("convert", source.string, framed.string) == 0)
    #expect(try Self.bytes(of: framed).starts(with: Array("framed\n".utf8)))
    #expect(run("validate", framed.string) == 0)
    #expect(run("convert", framed.string, back.string) == 0)
    #expect(try Self.bytes(of: back) == Self.bytes(of: source))

    #expect(run("cache", "put", source.string, "--dir", store.string, "--codec", "framed") == 0)
    let get = ["cache", "get", source.string, "--dir", store.string, "--codec", "framed"]
    #expect(
      SplitTool.run(arguments: get + ["-o", cached.string, "--to", "framed"]).rawValue == 0)
    #expect(try Self.bytes(of: cached) == Self.bytes(of: framed))
  }
}
