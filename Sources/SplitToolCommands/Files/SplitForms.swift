// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import SplitCodecs
internal import Synchronization

/// The forms of splits that the commands know.
///
/// A program of your own with a form of your own is two lines:
///
///     SplitForms.register(MyCodec())
///     SplitTool.runProcess()
public enum SplitForms {
  private static let current = Mutex(SplitRegistry.standard)

  /// The forms in the order in which they are asked.
  public static var registry: SplitRegistry { current.withLock { $0 } }

  /// Adds a form to all commands; one of the same name is replaced.
  public static func register(_ codec: any SplitCodec) {
    current.withLock { $0.register(codec) }
  }
}
