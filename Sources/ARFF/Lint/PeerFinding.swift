// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Why another reader would refuse a text that we read.
public struct PeerFinding: Hashable, Sendable {
  /// The reader.
  public let peer: Peer
  /// The reason, in one sentence without a full stop.
  public let reason: String
  /// The place of the first cause in bytes; nothing if it is the data as a whole.
  public let offset: Int?

  /// Makes a finding from its parts.
  public init(peer: Peer, reason: String, offset: Int?) {
    self.peer = peer
    self.reason = reason
    self.offset = offset
  }
}
