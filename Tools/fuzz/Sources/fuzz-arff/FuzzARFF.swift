// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import CanonicalARFF

/// Compares the table reader with the reference reader; ends the process if they disagree.
///
/// The first byte chooses what is above the other bytes: nothing, or a header, so that the fuzzer
/// comes to the rows at once. Its highest bit keeps the rows away from the end of the file, where
/// the fast path does not go; the next one chooses strict reading.
@c(LLVMFuzzerTestOneInput)
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = UnsafeBufferPointer(start: start, count: count)
  guard let choice = input.first else { return 0 }
  let headers = FuzzHeaders.all
  var file = headers[Int(choice & 0x3F) % headers.count] + input.dropFirst()
  if choice & 0x80 != 0 { file += FuzzHeaders.padding }
  compare(file, strict: choice & 0x40 != 0)
  return 0
}

private func compare(_ file: [UInt8], strict: Bool) {
  let reference = strict ? ReferenceReader.readStrictly(file) : ReferenceReader.read(file)
  let expected = ReferenceReader.json(reference).description
  let found = Table.canonicalResult(file, strict: strict).description
  if Array(found.utf8) == Array(expected.utf8) { return }
  fatalError(
    """
    the readers disagree, \(strict ? "strict" : "default"):
    file      \(String(decoding: file, as: UTF8.self).debugDescription)
    reference \(expected)
    table     \(found)
    """)
}

/// What stands above a fuzzed text.
enum FuzzHeaders {
  static let padding = Array("\n%".utf8) + [UInt8](repeating: UInt8(ascii: "-"), count: 64)

  static let all: [[UInt8]] = [
    "",
    "@relation r\n",
    "@relation r\n@attribute ",
    "@relation r\n@attribute a {",
    "@relation r\n@attribute a numeric\n@data\n",
    "@relation r\n@attribute a string\n@data\n",
    "@relation r\n@attribute a numeric\n@attribute b {x,1,'{y}','',\"a%b\",'?'}\n@data\n",
    "@relation r\n@attribute a integer\n@attribute b string\n@attribute c {}\n@data\n",
    "@relation r\n@attribute t date\n@attribute u date 'd MMM yy'\n@data\n",
    "@relation r\n@attribute t date 'yyyyMMddHHmmss a EEE zXXX'\n@data\n",
    "@relation r\n@attribute g relational\n@attribute x numeric\n@attribute s string\n@end g\n@data\n",
    "@relation r\n@attribute type {TRAIN,TEST}\n@attribute rowid integer\n@attribute fold real\n@data\n",
    "@relation r\n@attribute t date '",
  ].map { Array($0.utf8) }
}
