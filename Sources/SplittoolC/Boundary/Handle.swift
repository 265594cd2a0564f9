// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A Swift value behind an opaque pointer of the C interface.
///
/// The C side owns one reference from ``retained()`` on and gives it back to ``release(_:)``.
final class Handle<Value: Sendable>: Sendable {
  let value: Value

  init(_ value: Value) {
    self.value = value
  }

  /// A pointer that the C side owns.
  func retained() -> OpaquePointer {
    // SAFE: the reference that is added here goes when `release` gets the pointer.
    OpaquePointer(Unmanaged.passRetained(self).toOpaque())
  }

  /// The value behind a pointer.
  static func value(_ pointer: OpaquePointer?) -> Value? {
    guard let pointer else { return nil }
    // SAFE: the header says that the pointer came from `retained` of this type and lives.
    return Unmanaged<Handle<Value>>.fromOpaque(UnsafeRawPointer(pointer))
      .takeUnretainedValue().value
  }

  /// The object behind a pointer, with a reference of the caller's.
  static func object(_ pointer: OpaquePointer) -> Handle<Value> {
    // SAFE: as above.
    Unmanaged<Handle<Value>>.fromOpaque(UnsafeRawPointer(pointer)).takeUnretainedValue()
  }

  /// Gives back the reference of the C side.
  static func release(_ pointer: OpaquePointer?) {
    guard let pointer else { return }
    // SAFE: as above, once.
    Unmanaged<Handle<Value>>.fromOpaque(UnsafeRawPointer(pointer)).release()
  }
}
