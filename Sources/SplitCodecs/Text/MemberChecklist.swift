// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// Which members of an object have been seen: each at most once, and none that is not known.
struct MemberChecklist<Member: RawRepresentable<String> & CaseIterable & Hashable> {
  private var seen = Set<Member>()

  /// Takes note of a member's name.
  mutating func see(_ name: String, at offset: Int) throws(ReadingError) -> Member {
    guard let member = Member(rawValue: name) else {
      let known = Member.allCases.map(\.rawValue).joined(separator: ", ")
      throw ReadingError(
        .unknownMember, at: offset, "'\(Self.quoted(name))' is not a member of this object",
        hint: "its members are \(known)")
    }
    guard seen.insert(member).inserted else {
      throw ReadingError(.duplicateMember, at: offset, "'\(name)' is there twice")
    }
    return member
  }

  /// Checks that these members were there.
  func require(_ members: Member..., at offset: Int) throws(ReadingError) {
    for member in members where !seen.contains(member) {
      throw ReadingError(.missingMember, at: offset, "'\(member.rawValue)' is missing here")
    }
  }

  /// At most 60 bytes of a name, so that a message stays a line.
  private static func quoted(_ name: String) -> String {
    name.utf8.count <= 60 ? name : String(name.prefix(20)) + "…"
  }
}
