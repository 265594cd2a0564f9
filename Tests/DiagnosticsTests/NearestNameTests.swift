// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("virginca", "virginica"), ("numric", "numeric"), ("validat", "validate"),
    ("kidn", "kind"), ("SEPAL", "sepal"), ("x", nil), ("entirely", nil), ("", nil),
  ])
  func `finds what was meant, and nothing far away`(word: String, expected: String?) {
    let names = ["numeric", "virginica", "validate", "kind", "sepal", "string"]
    #expect(NearestName.nearest(to: word, in: names) == expected)
  }

  @Test func `takes the nearest of several, and the first of equals`() {
    #expect(NearestName.nearest(to: "abcd", in: ["abxy", "abcx", "abcy"]) == "abcx")
    #expect(NearestName.hint(for: "abcd", in: ["abcx"]) == "did you mean 'abcx'?")
  }
}
