// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
public import CSplittool
internal import Diagnostics
internal import Forms
internal import Hashing
internal import SplitCache
internal import SplitCodecs
internal import SplitModel

/// See `splittool.h`.
@c @implementation
public func splittool_store_open(
  _ directory: UnsafePointer<CChar>?, _ options: UnsafePointer<splittool_store_options>?,
  _ store: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let path = try path(directory, "directory")
    let given = options?.pointee
    var chosen = StoreOptions(codec: try splitForm(text(given?.codec) ?? "binary"))
    chosen.durability = given?.durable == true ? .durable : .relaxed
    chosen.check = given?.checks_content == true ? .content : .record
    chosen.isShared = given?.shared == true
    let wait = given?.wait ?? 0
    guard wait >= 0, wait <= 1e9 else { throw Failure(argument: "wait is not a span of time") }
    chosen.wait = .seconds(wait)
    do throws(StoreError) {
      store?.pointee = Handle(try SplitStore(directory: path, options: chosen)).retained()
    } catch {
      throw Failure(error, path: path)
    }
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_store_get(
  _ store: OpaquePointer?, _ source: UnsafePointer<CChar>?,
  _ split: UnsafeMutablePointer<OpaquePointer?>?, _ answer: UnsafeMutablePointer<OpaquePointer?>?,
  _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let store = try SplittoolC.store(store)
    let path = try path(source, "source")
    do throws(StoreError) {
      let found = try store.get(path) { try parse($0, path) }
      hand(found.provenance.interfaceJSON, to: answer)
      split?.pointee = Handle(found.split).retained()
    } catch {
      throw Failure(error, path: path)
    }
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_store_fold(
  _ store: OpaquePointer?, _ source: UnsafePointer<CChar>?, _ repeat: Int32, _ fold: Int32,
  _ sample: Int32, _ split: UnsafeMutablePointer<OpaquePointer?>?,
  _ answer: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let store = try SplittoolC.store(store)
    let path = try path(source, "source")
    let id = FoldID(repeat: Int(`repeat`), fold: Int(fold), sample: Int(sample))
    do throws(StoreError) {
      let found = try store.cell(id, of: path) { try parse($0, path) }
      hand(found.provenance.interfaceJSON, to: answer)
      let only = SplitSet(name: "", cells: found.cell.map { [$0] } ?? [])
      split?.pointee = only.map { Handle($0).retained() }
    } catch {
      throw Failure(error, path: path)
    }
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_store_maintain(
  _ store: OpaquePointer?, _ verb: UnsafePointer<CChar>?, _ maxBytes: Int64, _ maxAge: Double,
  _ dryRun: Bool, _ report: UnsafeMutablePointer<OpaquePointer?>?,
  _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let store = try SplittoolC.store(store)
    let verb = text(verb) ?? ""
    do throws(StoreError) {
      let json: JSONValue
      switch verb {
      case "list": json = .array(try store.list().map(\.json))
      case "verify": json = try store.verify(decoding: .standard).json
      case "repair": json = try store.repair(decoding: .standard, isDryRun: dryRun).json
      case "clear": json = try store.clear(isDryRun: dryRun).json
      case "prune":
        let limits = PruneLimits(
          maximumSize: maxBytes < 0 ? nil : Int(maxBytes),
          maximumAge: maxAge < 0 ? nil : .seconds(min(maxAge, 1e12)))
        json = try store.prune(limits, isDryRun: dryRun).json
      default: json = .null
      }
      hand(json, to: report)
    } catch {
      throw Failure(error, path: store.path)
    }
    guard ["list", "verify", "repair", "clear", "prune"].contains(verb) else {
      throw Failure(argument: "there is no verb '\(verb)'")
    }
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_store_free(_ store: OpaquePointer?) { Handle<SplitStore>.release(store) }

/// The store behind a handle.
private func store(_ pointer: OpaquePointer?) throws(Failure) -> SplitStore {
  guard let store = Handle<SplitStore>.value(pointer) else {
    throw Failure(argument: "store is null")
  }
  return store
}

/// Reads the split of a source whose bytes the store brought.
private func parse(_ bytes: SharedBytes, _ path: FilePath) throws -> SplitSet {
  do throws(Failure) {
    return try parseSplit(
      try unpacked(bytes, path), nil, path.withoutGzipSuffix, ReadingOptions())
  } catch {
    throw error.error
  }
}

extension StoreProvenance {
  /// How the store came by an answer, in the shape of the tool's output.
  fileprivate var interfaceJSON: JSONValue {
    .known([
      "outcome": .string(outcome.rawValue), "reason": reason.map { .string($0.code) } ?? .null,
      "entry": entry.map { .string($0.string) } ?? .null, "codec": .string(codec),
      "digest": .string(digest.hexadecimal), "note": note.map { .string("\($0)") } ?? .null,
    ])
  }
}
