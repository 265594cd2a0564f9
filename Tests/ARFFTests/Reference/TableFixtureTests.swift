// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ReferenceARFF
internal import TestSupport
internal import Testing

@Suite struct TableFixtureTests {
  @Test(arguments: ARFFFixture.accepted)
  func `reads what is accepted`(_ fixture: ARFFFixture) throws {
    for isSparse in [false, true] {
      let result = Table.canonicalResult(try fixture.bytes(), keepsSparse: isSparse)
      #expect(result.description == (try fixture.expected()).description)
    }
  }

  @Test(arguments: ARFFFixture.rejected)
  func `points at what is rejected`(_ fixture: ARFFFixture) throws {
    for isSparse in [false, true] {
      let result = Table.canonicalResult(try fixture.bytes(), keepsSparse: isSparse)
      #expect(result.description == (try fixture.expected()).description)
    }
  }

  @Test(arguments: ARFFFixture.accepted + ARFFFixture.rejected)
  func `turns the first leniency into an error in strict mode`(_ fixture: ARFFFixture) throws {
    for isSparse in [false, true] {
      let result = Table.canonicalResult(
        try fixture.bytes(), strict: true, keepsSparse: isSparse)
      #expect(result.description == (try fixture.expectedStrictly()).description)
    }
  }
}
