// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import SplitToolCommands
internal import Testing

@Suite struct ExplanationTests {
  @Test func `every code of the ARFF reader is explained, and as grave as it is`() {
    for code in DiagnosticCode.all where code != .inputOutput {
      let explanation = Explanation.of(code.rawValue)
      #expect(explanation != nil, "\(code)")
      #expect(explanation?.severity == (code.isWarning ? "warning" : "error"), "\(code)")
    }
  }

  @Test func `no code is explained twice`() {
    let codes = Explanation.all.map(\.code)
    #expect(Set(codes).count == codes.count)
  }
}
