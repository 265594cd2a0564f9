// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCodecs
import SplitFixtures
import SplitModel
import Testing

@Suite struct PickleCodecTests {
  private func error(_ bytes: [UInt8]) -> ReadingError? {
    do throws(ReadingError) {
      _ = try PickleCodec().decode(SharedBytes(bytes), options: ReadingOptions())
      return nil
    } catch {
      return error
    }
  }

  private func error(_ text: String) -> ReadingError? {
    error(text.unicodeScalars.map { UInt8($0.value) })
  }

  @Test func `refuses a row id above 2³¹−1`() {
    let large = Fold(id: FoldID(repeat: 0, fold: 0), train: RowIDs([1 << 31]), test: RowIDs([]))
    let split = SplitSet(name: "", cells: [large])
    do throws(ReadingError) {
      _ = try split.map { (split) throws(ReadingError) in try PickleCodec().encode(split) }
      Issue.record("accepted")
    } catch {
      #expect(error.code == "cannot-hold")
      #expect(error.message.contains("2147483648"))
    }
  }

  @Test(arguments: [
    ("imports a module", "\u{80}\u{2}cos\nsystem\n(X\u{2}\0\0\0lstR.", "forbidden-name"),
    ("imports by text", "\u{80}\u{4}\u{8C}\u{2}os\u{8C}\u{6}system\u{93}.", "forbidden-name"),
    ("imports eval", "\u{80}\u{2}c__builtin__\neval\n.", "forbidden-name"),
    ("calls what is no function", "\u{80}\u{2}K\u{1})R.", "malformed"),
    ("calls a class of the list", "\u{80}\u{2}cnumpy\nndarray\n)R.", "malformed"),
    ("uses the extension registry", "\u{80}\u{2}\u{82}\u{1}.", "forbidden-opcode"),
    ("uses a persistent id", "\u{80}\u{2}Pname\n.", "forbidden-opcode"),
    ("makes an instance", "\u{80}\u{2}(i__main__\nX\n.", "forbidden-opcode"),
    ("pops an empty stack", "\u{80}\u{2}0.", "malformed"),
    ("goes back without a mark", "\u{80}\u{2}K\u{1}t.", "malformed"),
    ("recalls nothing", "\u{80}\u{2}h\u{5}.", "malformed"),
    ("claims a long text", "\u{80}\u{2}X\u{FF}\u{FF}\u{FF}\u{7F}.", "truncated"),
    (
      "claims more than there can be",
      "\u{80}\u{4}\u{8D}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}.", "malformed"
    ),
    ("holds no split", "\u{80}\u{2}}.", "malformed"),
    ("ends early", "\u{80}\u{2}}", "truncated"),
    ("goes on behind its end", "\u{80}\u{2}}..", "trailing-bytes"),
    ("is of protocol 5", "\u{80}\u{5}}.", "unsupported-version"),
    ("is of protocol 0", "(dp0\n.", "wrong-form"),
  ])
  func `refuses a pickle that`(what: String, text: String, code: String) {
    #expect(error(text)?.code.rawValue == code)
  }

  @Test func `a dictionary within itself ends at once`() {
    // {} kept as 0; then name: itself, repetitions: itself.
    let loop =
      "\u{80}\u{2}}q\0(X\u{4}\0\0\0nameX\u{1}\0\0\0xX\u{B}\0\0\0repetitionsh\0u."
    #expect(error(loop)?.code == "malformed")
  }

  @Test func `stops at the limits of nesting, stack and sharing`() throws {
    let deep = [0x80, 2, UInt8(ascii: ")")] + [UInt8](repeating: 0x85, count: 1_000_000)
    #expect(error(deep + [UInt8(ascii: ".")])?.message.contains("8") == true)
    let high = [0x80, 2] + [UInt8](repeating: UInt8(ascii: "N"), count: 1_100_000)
    #expect(error(high)?.code == "limit-exceeded")

    // One array of many rows, used by very many cells.
    let rows = RowIDs(Array(0..<1_000))
    let one = try #require(
      SplitSet(name: "", cells: [Fold(id: FoldID(repeat: 0, fold: 0), train: rows, test: rows)]))
    var bytes = try PickleCodec().encode(one)
    let sample: [UInt8] = [UInt8(ascii: "K"), 0, UInt8(ascii: "h"), 1, UInt8(ascii: "h"), 2]
    let place = try #require(
      bytes.indices.first { Array(bytes[$0..<min($0 + 6, bytes.count)]) == sample })
    // Keep the cell's object, then add samples that are the same object.
    bytes.removeLast(5)
    var more = [UInt8(ascii: "q"), 200]
    for index in 1...100_000 {
      more.append(UInt8(ascii: "J"))
      more += (0..<4).map { UInt8(truncatingIfNeeded: index >> ($0 * 8)) }
      more += [UInt8(ascii: "h"), 200]
    }
    #expect(place > 0)
    #expect(error(bytes + more + Array("uuuu.".utf8))?.code == "limit-exceeded")
  }

  /// What openml-python 0.15 with NumPy 2 writes; `Tools/interop` makes such files anew.
  @Test func `reads the spelling of Python`() throws {
    let text =
      "\u{80}\u{2}}q\0(X\u{4}\0\0\0nameq\u{1}X\u{1}\0\0\0xq\u{2}X\u{B}\0\0\0repetitionsq\u{3}"
      + "ccollections\nOrderedDict\nq\u{4})Rq\u{5}K\0h\u{4})Rq\u{6}K\0h\u{4})Rq\u{7}K\0"
      + "copenml.tasks.split\nSplit\nq\u{8}cnumpy._core.multiarray\n_reconstruct\nq\u{9}"
      + "cnumpy\nndarray\nq\u{A}K\0\u{85}q\u{B}c_codecs\nencode\nq\u{C}X\u{1}\0\0\0bq\u{D}"
      + "X\u{6}\0\0\0latin1q\u{E}\u{86}q\u{F}Rq\u{10}\u{87}q\u{11}Rq\u{12}(K\u{1}K\u{2}\u{85}q\u{13}"
      + "cnumpy\ndtype\nq\u{14}X\u{2}\0\0\0i4q\u{15}\u{89}\u{88}\u{87}q\u{16}Rq\u{17}"
      + "(K\u{3}X\u{1}\0\0\0<q\u{18}NNNJ\u{FF}\u{FF}\u{FF}\u{FF}J\u{FF}\u{FF}\u{FF}\u{FF}K\0tq\u{19}b\u{89}"
      + "h\u{C}X\u{9}\0\0\0\u{3}\0\0\0\u{C3}\u{88}\0\0\0q\u{1A}h\u{E}\u{86}q\u{1B}Rq\u{1C}tq\u{1D}b"
      + "h\u{9}h\u{A}K\0\u{85}q\u{1E}h\u{10}\u{87}q\u{1F}Rq\u{20}(K\u{1}K\0\u{85}q\u{21}h\u{17}\u{89}"
      + "c__builtin__\nbytes\nq\u{22})Rq\u{23}tq\u{24}b\u{86}q\u{25}\u{81}q\u{26}ssssu."
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    // Every dictionary here has one pair, set with `s`; the last two close the innermost ones.
    let trimmed = Array(bytes.dropLast(3)) + Array("u.".utf8)
    let split = try PickleCodec().decode(SharedBytes(trimmed), options: ReadingOptions())
    #expect(split.name == "x")
    #expect(split[repeat: 0, fold: 0].map { Array($0.train) } == [3, 200])
    #expect(split[repeat: 0, fold: 0]?.test.isEmpty == true)
  }
}
