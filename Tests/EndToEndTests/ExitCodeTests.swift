// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import SplitToolCommands
internal import Testing

@Suite struct ExitCodeTests {
  @Test func `the codes are those of sysexits`() {
    #expect(
      ExitCode.allCases.map(\.rawValue) == [0, 1, 64, 65, 66, 69, 70, 73, 74, 130, 143])
  }

  @Test(arguments: [
    (ExitCode.success, ExitCode.negative, ExitCode.negative),
    (.negative, .missingInput, .missingInput),
    (.malformedInput, .missingInput, .missingInput),
    (.negative, .malformedInput, .malformedInput),
    (.missingInput, .inputOutput, .inputOutput),
    (.success, .success, .success),
  ])
  func `the graver of two codes wins`(a: ExitCode, b: ExitCode, winner: ExitCode) {
    #expect(a.merged(with: b) == winner)
    #expect(b.merged(with: a) == winner)
  }

  @Test func `merging does not depend on the order of files`() {
    for a in ExitCode.allCases {
      for b in ExitCode.allCases {
        #expect(a.merged(with: b) == b.merged(with: a))
        for c in ExitCode.allCases {
          #expect(a.merged(with: b).merged(with: c) == a.merged(with: b.merged(with: c)))
        }
      }
    }
  }
}
