// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A decoder, what it promises, and the inputs to begin with.
protocol FuzzTarget: Sendable {
  /// The name on the command line.
  var name: String { get }

  /// What keeps changed bytes away from the decoder, if anything does.
  var envelope: (any Envelope)? { get }

  /// Small inputs that decode.
  var seeds: [(name: String, bytes: [UInt8])] { get }

  /// Decodes an input; the promise that was broken, if one was.
  func brokenPromise(_ input: [UInt8]) -> String?
}
