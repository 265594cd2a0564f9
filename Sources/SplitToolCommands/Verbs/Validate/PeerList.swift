// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ArgumentParser

/// Names of other readers, separated by commas.
struct PeerList: ExpressibleByArgument {
  let peers: [Peer]

  init?(argument: String) {
    var peers = [Peer]()
    for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let peer = Peer(rawValue: String(name)) else { return nil }
      if !peers.contains(peer) { peers.append(peer) }
    }
    self.peers = peers
  }

  static var defaultCompletionKind: CompletionKind { .list(Peer.allCases.map(\.rawValue)) }
}
