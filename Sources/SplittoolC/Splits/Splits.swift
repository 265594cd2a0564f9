// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import CSplittool
internal import Diagnostics
internal import SplitCodecs
internal import SplitModel

/// The split behind a handle.
func split(_ pointer: OpaquePointer?) throws(Failure) -> SplitSet {
  guard let split = Handle<SplitSet>.value(pointer) else {
    throw Failure(argument: "split is null")
  }
  return split
}

/// The form of splits of a name, or the one that a path's suffix names.
func splitForm(
  _ name: String?, path: FilePath? = nil
) throws(Failure) -> any SplitCodec {
  let registry = SplitRegistry.standard
  if let form = name.map({ registry.form(named: $0) }) ?? path.flatMap(registry.form(forPath:)) {
    return form
  }
  throw Failure(
    ReadingError(
      .unknownForm,
      name.map { "there is no form of splits called '\($0)'" }
        ?? "the name does not say in which form to write",
      hint: "forms: \(registry.names.joined(separator: ", "))"), path: path)
}

/// Reads a split of bytes whose form is named, told by the suffix, or by the first bytes.
func parseSplit(
  _ bytes: SharedBytes, _ form: String?, _ path: FilePath, _ options: ReadingOptions
) throws(Failure) -> SplitSet {
  let registry = SplitRegistry.standard
  var found = form.map { registry.form(named: $0) } ?? registry.form(forPath: path)
  found = found ?? registry.form(recognizing: bytes)
  guard let codec = found ?? registry.form(named: "arff") else { throw Failure(argument: "form") }
  do throws(ReadingError) {
    return try codec.decode(bytes, options: options)
  } catch {
    let isText = codec.abilities.contains(.text)
    throw Failure(isText ? error.located(in: bytes.bytes) : error, path: path)
  }
}
