// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import CSplittool
internal import Diagnostics
internal import Hashing

/// See `splittool.h`.
@c @implementation
public func splittool_abi_version() -> Int32 { SPLITTOOL_ABI_VERSION }

// A static text of the program, which lives as long as it.
private let versionText: StaticString = "1.0.0-dev"

/// See `splittool.h`.
@c @implementation
public func splittool_version() -> UnsafePointer<CChar>? {
  // SAFE: a static text is ASCII and ends in a zero.
  UnsafeRawPointer(versionText.utf8Start).assumingMemoryBound(to: CChar.self)
}

/// See `splittool.h`.
@c @implementation
public func splittool_error_json(_ error: OpaquePointer?) -> UnsafePointer<CChar>? {
  // SAFE: the text ends in a zero and lives as long as the error.
  Handle<ErrorText>.value(error)?.bytes.start.assumingMemoryBound(to: CChar.self)
}

/// See `splittool.h`.
@c @implementation
public func splittool_error_free(_ error: OpaquePointer?) { Handle<ErrorText>.release(error) }

/// See `splittool.h`.
@c @implementation
public func splittool_buffer_bytes(_ buffer: OpaquePointer?) -> UnsafePointer<UInt8>? {
  // SAFE: the bytes live as long as the buffer.
  Handle<SharedBytes>.value(buffer)?.start.assumingMemoryBound(to: UInt8.self)
}

/// See `splittool.h`.
@c @implementation
public func splittool_buffer_count(_ buffer: OpaquePointer?) -> Int64 {
  Int64(Handle<SharedBytes>.value(buffer)?.count ?? 0)
}

/// See `splittool.h`.
@c @implementation
public func splittool_buffer_free(_ buffer: OpaquePointer?) { Handle<SharedBytes>.release(buffer) }

/// Hands bytes to the caller.
func hand(_ sink: consuming ByteSink, to buffer: UnsafeMutablePointer<OpaquePointer?>?) {
  var sink = sink
  let handle = Handle(sink.takeBytes())
  // SAFE: the caller gave room for one pointer; without room the bytes go at once.
  if let buffer = buffer { buffer.pointee = handle.retained() }
}

/// Hands JSON to the caller.
func hand(_ json: JSONValue, to buffer: UnsafeMutablePointer<OpaquePointer?>?) {
  var sink = ByteSink()
  json.write(into: &sink)
  hand(sink, to: buffer)
}
