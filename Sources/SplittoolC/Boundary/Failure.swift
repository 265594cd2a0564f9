// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import CSplittool
internal import Diagnostics
internal import SplitCache

/// Why a call of the C interface failed: the one place where errors of all modules are told apart.
struct Failure: Error {
  /// What the call returns.
  let status: splittool_status
  /// The error for the caller.
  let error: ReadingError

  init(_ error: ReadingError, path: FilePath? = nil) {
    let named = path.map { error.named($0) } ?? error
    self.init(error.cause == nil ? SPLITTOOL_MALFORMED : SPLITTOOL_SYSTEM, named)
  }

  init(_ error: SystemError) {
    self.init(SPLITTOOL_SYSTEM, ReadingError(error))
  }

  init(_ error: StoreError, path: FilePath) {
    switch error {
    case .source(let cause): self.init(cause)
    case .parsing(let cause as ReadingError): self.init(cause, path: path)
    case .cancelled: self.init(SPLITTOOL_CANCELLED, ReadingError("cancelled", "cancelled"))
    default: self.init(SPLITTOOL_STORE, ReadingError(.cacheDirectory, error.description))
    }
  }

  /// An argument that is wrong; the message names it.
  init(argument message: String, hint: String? = nil) {
    self.init(SPLITTOOL_ARGUMENT, ReadingError("bad-argument", message, hint: hint))
  }

  private init(_ status: splittool_status, _ error: ReadingError) {
    self.status = status
    self.error = error
  }

  /// The error as the header describes it.
  var json: JSONValue {
    guard case .object(var members) = error.finding.json else { return .null }
    func add(_ name: String, _ value: JSONValue?) {
      if let value { members.append(JSONValue.Member(name: name, value: value)) }
    }
    add("path", error.path.map { .string($0.string) })
    add("errno", error.cause.map { .integer(Int($0.errno.rawValue)) })
    add("excerpt", error.finding.excerpt.map { .string($0.text) })
    add("text", .string(error.description))
    return .object(members)
  }
}

/// An error's JSON, with its terminating zero, at an address that stays.
final class ErrorText: Sendable {
  let bytes: SharedBytes

  init(_ json: JSONValue) {
    var sink = ByteSink()
    json.write(into: &sink)
    sink.append(UInt8(0))
    bytes = sink.takeBytes()
  }
}

/// Runs a call: returns its status, and hands its error to the caller.
func perform(
  _ error: UnsafeMutablePointer<OpaquePointer?>?, _ body: () throws(Failure) -> Void
) -> splittool_status {
  do throws(Failure) {
    try body()
    return SPLITTOOL_OK
  } catch let failure {
    // SAFE: the caller gave room for one pointer, or none.
    error?.pointee = Handle(ErrorText(failure.json)).retained()
    return failure.status
  }
}
