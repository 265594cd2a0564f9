// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ARFF
internal import ByteKit
internal import Mending

/// Mending: whatever comes in, nothing traps, fixes lie inside the text, and what counts as mended
/// is right for a strict reader and for the fixer itself.
struct FixTarget: FuzzTarget {
  let name = "fix"
  let envelope: (any Envelope)? = nil

  private static let texts = [
    "@relation my data\n@attributes petal width numric\n@attribute c {a,\n b,\n 'c d'}\n@data\n1,c d\n",
    "@relation r\n@attribute s string\n@attribute n numeric\n@attribute c {p,'q r'}\n@data\n"
      + "O'Brien,5,q r\n'it''s',1,p,\n'a b'2,p\n\"lost,3,p\nSmith, John,4,p % note\n,,p\n",
    "@relation r\n@attribute x numeric\n@attribute y numeric\n@data\n1,5;2,25\n3,0;4,75\n",
    "@relation r\n@attribute x numeric\n@attribute y numeric\n@data\n1,5,2,25\n3,0,4,75\n",
    "@relation iris\n@attribute x real [4.3, 7.9]\n@attribute n integer[1, 5]\n"
      + "@attribute class{a, b}\n@inputs x, n\n@outputs class\n@data 5.1, 1, a\n<null>, 2, b\n",
    "@relation s\n@attribute type {train,test}\n@attribute rowid numeric\n@attribute repeat numeric\n"
      + "@attribute fold numeric\n@data\ntrain,1,1,1\ntest,2,1,1\n",
    "@relation r\n@attribute s string\n@attribute c {0,1}\n@data\n{0 New York, 1 1.0}\n{1 0},\n",
  ]

  var seeds: [(name: String, bytes: [UInt8])] {
    Self.texts.enumerated().map { ("\($0).arff", Array($1.utf8)) }
  }

  func brokenPromise(_ input: [UInt8]) -> String? {
    for allowsUnsafe in [false, true] {
      let fixer = Fixer(allowsUnsafe: allowsUnsafe)
      let mended = fixer.mend(SharedBytes(input))
      for finding in mended.fixed + mended.left {
        let ranges =
          (finding.range.map { [$0] } ?? []) + finding.fixes.flatMap { $0.edits.map(\.range) }
        guard ranges.allSatisfy({ $0.lowerBound >= 0 && $0.upperBound <= input.count }) else {
          return "a place is outside of the input: \(finding)"
        }
      }
      guard mended.left.isEmpty else { continue }
      let options = ReadingOptions(isStrict: true)
      do throws(ReadingError) {
        _ = try Table(parsing: mended.bytes, options: options)
      } catch {
        if error.code == .limitExceeded { continue }
        return "what was mended cannot be read: \(error)"
      }
      if fixer.mend(mended.bytes).isChanged { return "what was mended is mended again" }
    }
    return nil
  }
}
