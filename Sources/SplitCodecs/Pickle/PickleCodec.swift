// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit
public import SplitModel

/// The cache file of openml-python: a pickle that `OpenMLSplit` loads and writes.
///
/// Reading imports and calls nothing: a closed interpreter knows a fixed list of opcodes and names
/// and builds row ids from them.
public struct PickleCodec: SplitCodec {
  /// Makes the codec.
  public init() {}

  /// The name on the command line: `pickle`.
  public var name: String { "pickle" }
  /// The version of the form: 1.
  public var version: Int { 1 }
  /// The suffixes `.pkl` and `.pkl.py3`.
  public var suffixes: [String] { [".pkl", ".pkl.py3"] }
  /// Holds the name.
  public var abilities: CodecAbilities { [.name, .emptyCells] }

  /// Whether a file begins like a pickle of protocol 2 to 4.
  public func recognizes(_ prefix: RawSpan) -> Bool {
    prefix.byteCount >= 2 && prefix[0] == 0x80 && (2...4).contains(prefix[1])
  }

  /// Appends a split set in protocol 2, with names that NumPy 1 and 2 both know.
  ///
  /// - Throws: ``ReadingError`` with code `cannot-hold` for a row id above 2³¹−1.
  public func encode(_ split: SplitSet, into sink: inout ByteSink) throws(ReadingError) {
    for block in split.repeats {
      let rows = block.buffer.rows
      for index in rows.indices where rows[index] > UInt32(Int32.max) {
        throw .cannotHold("pickle", "row id \(rows[index]), which is above 2147483647")
      }
    }
    PickleWriter.append(split, to: &sink)
  }

  /// Reads a split set.
  public func decode(
    _ bytes: SharedBytes, options: ReadingOptions
  ) throws(ReadingError) -> SplitSet {
    var interpreter = PickleInterpreter(bytes)
    let value = try interpreter.run()
    return try PickledSplit(interpreter, options).read(value)
  }
}
