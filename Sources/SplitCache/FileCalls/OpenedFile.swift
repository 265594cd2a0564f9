// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A descriptor that is closed when nobody holds it any longer.
final class OpenedFile: Sendable {
  /// The system's descriptor.
  let descriptor: Descriptor
  private let calls: any FileCalls

  /// Takes over a descriptor.
  init(_ descriptor: Descriptor, calls: any FileCalls) {
    self.descriptor = descriptor
    self.calls = calls
  }

  deinit {
    // Nothing was written through it, so a failing close loses nothing.
    try? calls.close(descriptor)
  }
}
