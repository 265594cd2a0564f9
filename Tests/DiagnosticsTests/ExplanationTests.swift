// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@Suite struct ExplanationTests {
  @Test func `no code is explained twice`() {
    let codes = Explanation.all.map(\.code)
    #expect(Set(codes).count == codes.count)
  }

  @Test(arguments: Explanation.all)
  func `every entry says what, why and how to mend, in sentences`(_ entry: Explanation) {
    #expect(!entry.title.isEmpty && !entry.title.hasSuffix("."))
    for text in [entry.details, entry.why].compactMap(\.self) {
      #expect(text.hasSuffix(".") || text.isEmpty, "\(text)")
    }
    #expect(entry.mend.utf8.count > 5, "\(entry.code)")
    #expect(DiagnosticCode(named: entry.code.rawValue.uppercased()) == entry.code)
  }

  @Test func `rules are explained at length`() {
    for code in DiagnosticCode.rules {
      #expect(code.isRule)
      #expect((code.explanation?.details?.utf8.count ?? 0) > 15, "\(code)")
    }
    #expect(Set(DiagnosticCode.rules).count == 27)
  }

  @Test func `a code of one's own is an error and comes behind those of the catalogue`() {
    let own: DiagnosticCode = "my-form-broken"
    #expect(own.explanation == nil && own.severity == .error)
    #expect(DiagnosticCode.badDate < own)
    #expect(DiagnosticCode.unterminatedQuote < .badDate)
  }
}
