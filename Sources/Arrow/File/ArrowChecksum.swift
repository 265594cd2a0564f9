// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Gzip

/// The checksum of a whole file that our writer puts into the footer, since the format has none.
///
/// It is the CRC-32 of all bytes up to the end of the footer, in which its own eight digits count as
/// zeros. The schema says that there is one, so that it cannot be lost.
enum ArrowChecksum {
  /// The name of the fact, in the schema and in the footer.
  static let key = "splittool.crc32"
  /// What the schema says.
  static let place = "footer"
  /// What the digits count as.
  static let zeros = "00000000"

  /// A footer with its digits, behind bytes with a sum.
  static func sealed(_ footer: SharedBytes, behind sum: UInt32) -> SharedBytes {
    let bytes = footer.bytes
    var place = bytes.byteCount - zeros.utf8.count
    while bytes.text(place..<(place + zeros.utf8.count)) != zeros { place -= 1 }
    var sealed = ByteSink()
    sealed.append(bytes.extracting(0..<place))
    sealed.append(digits(Gzip.crc32(bytes, continuing: sum)))
    sealed.append(bytes.extracting((place + zeros.utf8.count)..<bytes.byteCount))
    return sealed.takeBytes()
  }

  /// Holds a file against the checksum in its footer, if it has one or should.
  static func check(
    _ footer: FlatTable, _ range: Range<Int>, of file: SharedBytes, _ schema: ArrowSchema
  ) throws(ReadingError) {
    var place: Range<Int>?
    for reference in try footer.tables(4) {
      let fact = try footer.table(at: reference)
      if try fact.text(0) == key { place = try fact.textPlace(1) }
    }
    guard let place else {
      guard schema.fact(key) == nil else { throw wrong(at: range.lowerBound) }
      return
    }
    let bytes = file.bytes
    let before = Gzip.crc32(bytes.extracting(0..<place.lowerBound))
    let middle = Gzip.crc32(Array(zeros.utf8).span.rawBytes, continuing: before)
    let sum = Gzip.crc32(
      bytes.extracting(place.upperBound..<range.upperBound), continuing: middle)
    guard place.count == zeros.utf8.count, bytes.text(place) == digits(sum) else {
      throw wrong(at: place.lowerBound)
    }
  }

  private static func wrong(at place: Int) -> ReadingError {
    ReadingError(.badChecksum, at: place, "the checksum of the file does not match its bytes")
  }

  private static func digits(_ sum: UInt32) -> String {
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
