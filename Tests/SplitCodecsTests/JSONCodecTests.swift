// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import Hashing
import SplitCodecs
import SplitFixtures
import SplitModel
import Testing

@Suite struct JSONCodecTests {
  private func decode(
    _ text: String, _ codec: any SplitCodec = JSONCodec(),
    options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) -> SplitSet {
    try codec.decode(SharedBytes(Array(text.utf8)), options: options)
  }

  private static let head = #"{"format":"splittool.split","version":1"#

  @Test func `writes the members in order`() throws {
    let cell = Fold(id: FoldID(repeat: 0, fold: 2), train: RowIDs([3, 7]), test: RowIDs([1]))
    let split = try #require(SplitSet(name: "a\"b", cells: [cell]))
    let digest = split.digest().hexadecimal
    let text = String(decoding: try JSONCodec().encode(split), as: UTF8.self)
    #expect(
      text == #"{"format":"splittool.split","version":1,"name":"a\"b","#
        + #""layout":{"order":"train-first","sample":false},"digest":"sha256:\#(digest)","#
        + "\n\"cells\":[\n"
        + #"{"repeat":0,"fold":2,"sample":0,"train":[3,7],"test":[1]}"# + "\n]}\n")
  }

  @Test func `reads members in any order, without the optional ones`() throws {
    let split = try decode(
      #"{"cells":[{"test":[1,2],"train":[],"fold":1,"repeat":3}],"#
        + #""version":1,"format":"splittool.split"}"#)
    #expect(split.count == 1)
    #expect(split[repeat: 3, fold: 1]?.test.elementsEqual([1, 2]) == true)
    #expect(split.name == "")
  }

  @Test func `reads cells in any order`() throws {
    let cells = [(1, 0), (0, 1), (0, 0), (2, 2)].map {
      #"{"repeat":\#($0.0),"fold":\#($0.1),"train":[\#($0.0)],"test":[\#($0.1)]}"#
    }
    let split = try decode(Self.head + #","cells":["# + cells.joined(separator: ",") + "]}")
    #expect(split.map(\.id.repeatIndex) == [0, 0, 1, 2])
    #expect(split[repeat: 2, fold: 2]?.train.first == 2)
  }

  @Test(arguments: [
    (#"[]"#, "malformed", 0),
    (#"{"format":"other","version":1,"cells":[]}"#, "wrong-form", 10),
    (#"{"version":1,"cells":[]}"#, "missing-member", 23),
    (#"{"format":"splittool.split","version":2}"#, "unsupported-version", 38),
    (#"{"format":"splittool.split","version":1}"#, "missing-member", 39),
    (head + #","colour":1,"cells":[]}"#, "unknown-member", 40),
    (head + #","version":1,"cells":[]}"#, "duplicate-member", 40),
    (head + #","layout":{"order":"up","sample":true},"cells":[]}"#, "malformed", 58),
    (head + #","digest":"sha256:12","cells":[]}"#, "malformed", 49),
    (head + #","cells":[{"repeat":0,"fold":0,"train":[1],"test":[1.5]}]}"#, "row-id", 90),
    (head + #","cells":[{"repeat":0,"fold":0,"train":[1],"test":[4294967295]}]}"#, "row-id", 90),
    (head + #","cells":[{"repeat":-1,"fold":0,"train":[],"test":[]}]}"#, "malformed", 59),
    (head + #","cells":[{"repeat":2147483648,"fold":0,"train":[],"test":[]}]}"#, "malformed", 59),
    (head + #","cells":[{"repeat":0,"fold":0,"train":[],"train":[]}]}"#, "duplicate-member", 81),
    (head + #","cells":[{"repeat":0,"fold":0,"train":[]}]}"#, "missing-member", 80),
    (
      head + #","cells":[{"repeat":0,"fold":0,"train":[],"test":[]},"#
        + #"{"repeat":0,"fold":0,"train":[],"test":[]}]}"#, "duplicate-cell", 92
    ),
    (head + #","cells":[]} x"#, "json-syntax", 52),
  ])
  func `refuses what is wrong, with its place`(text: String, code: String, offset: Int) {
    do throws(ReadingError) {
      _ = try decode(text)
      Issue.record("accepted")
    } catch {
      #expect(error.code.rawValue == code)
      #expect(error.offset == offset)
    }
  }

  @Test func `checks a digest that is there`() throws {
    let bytes = try JSONCodec().encode(CodecSamples.all[0].split)
    let text = String(decoding: bytes, as: UTF8.self)
    let changed = text.replacing(/"test":\[\d+/, with: #""test":[0"#)
    #expect(changed != text)
    do throws(ReadingError) {
      _ = try decode(changed)
      Issue.record("accepted")
    } catch {
      #expect(error.code == "bad-digest")
    }
  }

  @Test func `keeps to its limits`() throws {
    let text = Self.head + #","cells":[{"repeat":0,"fold":0,"train":[1,2],"test":[3]}]}"#
    #expect(try decode(text, options: ReadingOptions(limits: Limits(listedRows: 3))).count == 1)
    func code(_ text: String, _ options: ReadingOptions) -> String? {
      do throws(ReadingError) {
        _ = try decode(text, options: options)
        return nil
      } catch {
        return error.code.rawValue
      }
    }
    #expect(code(text, ReadingOptions(limits: Limits(listedRows: 2))) == "limit-exceeded")
    #expect(code(text, ReadingOptions(limits: Limits(folds: 0))) == "limit-exceeded")
    let deep = Self.head + #","cells":"# + String(repeating: "[", count: 1_000_000)
    #expect(code(deep, ReadingOptions()) != nil)
    let deepObject = String(repeating: #"{"layout":"#, count: 100_000)
    #expect(code(deepObject, ReadingOptions()) != nil)
  }

  @Test func `ndjson needs its last line, and nothing behind it`() throws {
    let codec = NDJSONCodec()
    let split = CodecSamples.all[0].split
    let text = String(decoding: try codec.encode(split), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count == split.count + 2)
    #expect(lines.last == "{\"end\":\(split.count)}")
    #expect(try decode(text, codec) == split)
    func code(_ text: String) -> String? {
      do throws(ReadingError) {
        _ = try decode(text, codec)
        return nil
      } catch {
        return error.code.rawValue
      }
    }
    #expect(code(lines.dropLast().joined(separator: "\n")) == "truncated")
    #expect(code(text + "{}\n") == "trailing-bytes")
    #expect(code(text.replacing("\"end\":", with: "\"end\":1")) == "truncated")
    #expect(code(lines.dropFirst().joined(separator: "\n")) != nil)
  }
}
