// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import SplitModel
internal import Testing

/// The MD5 sums that OpenML publishes for its own split files.
@Suite struct OpenMLSumsTests {
  struct Published: Sendable, CustomTestStringConvertible {
    let name: String
    let labels: ClassLabels
    let sum: String
    var testDescription: String { name }
  }

  static let iris = ClassLabels((0..<150).map { $0 / 50 })
  static let factors = ClassLabels((0..<2000).map { $0 / 200 })

  /// Weights and distances from 1 to 5 in all combinations, the last one fastest.
  static let balance = ClassLabels(
    (0..<625).map { row in
      let left = (row / 125 + 1) * (row / 25 % 5 + 1)
      let right = (row / 5 % 5 + 1) * (row % 5 + 1)
      return left == right ? "B" : left > right ? "L" : "R"
    })

  static let published = [
    Published(name: "iris", labels: iris, sum: "478a48e90ec98ea54c76425cebc992ea"),
    Published(name: "balance-scale", labels: balance, sum: "84d686e6d3fd6accbebfe9655d878968"),
    Published(name: "mfeat-factors", labels: factors, sum: "9d6273fb7beda1706bb24a7dffc97e69"),
    Published(name: "mfeat-fourier", labels: factors, sum: "e8394ef7963e9bb458766009f6c65bad"),
    Published(name: "mfeat-karhunen", labels: factors, sum: "38dc153ac3ba73bc6bd82a1d61f826cf"),
    Published(
      name: "mfeat-morphological", labels: factors, sum: "02cc911d0a683309d0b00726a0a0fbb9"),
    Published(name: "mfeat-pixel", labels: factors, sum: "35a051de4f1470d5111ad153651ed872"),
    Published(name: "mfeat-zernike", labels: factors, sum: "c6a97937d6c94d11585694d9acaf88e4"),
  ]

  @Test(arguments: published)
  func `cross-validation has the sum that OpenML publishes`(_ file: Published) throws {
    let split = try SplitSet.generate(
      GenerationParameters(.crossvalidation, name: file.name + "_splits"),
      for: DataRows(count: file.labels.count, labels: file.labels))
    #expect(MD5.hexadecimal(SplitText.bytes(of: split)) == file.sum)
  }

  @Test func `MD5 agrees with the examples of its standard`() {
    #expect(MD5.hexadecimal([]) == "d41d8cd98f00b204e9800998ecf8427e")
    #expect(MD5.hexadecimal(Array("abc".utf8)) == "900150983cd24fb0d6963f7d28e17f72")
    let digits = Array(String(repeating: "1234567890", count: 8).utf8)
    #expect(MD5.hexadecimal(digits) == "57edf4a22be3c955ac49da2e2107b67a")
  }
}
