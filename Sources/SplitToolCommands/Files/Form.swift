// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import ByteKit
internal import SplitCodecs

/// A form of files on the command line: `arff`, `json.gz`.
struct Form: Hashable, Sendable {
  /// The name of the codec.
  let name: String
  /// Whether gzip is wrapped around it.
  let isGzip: Bool

  /// Names a form.
  init(_ name: String, isGzip: Bool = false) {
    self.name = name
    self.isGzip = isGzip
  }

  /// The names and suffixes of the forms, the preferred suffix first.
  static let suffixes: KeyValuePairs<String, [String]> = [
    "arff": [".arff"], "binary": [".splits"], "compressed": [".splitz"], "json": [".json"],
    "ndjson": [".ndjson"], "yaml": [".yaml", ".yml"], "csv": [".csv"], "npz": [".npz"],
    "pickle": [".pkl", ".pkl.py3"], "parquet": [".parquet", ".pq"],
    "arrow": [".arrow", ".feather"],
  ]

  /// The forms that may be wrapped in gzip.
  private static let compressible: Set<String> = ["arff", "json"]

  /// The names in one line, for help and messages.
  static var list: String { (suffixes.map(\.key) + registered).joined(separator: ", ") }

  /// The names of the forms that a user of the library added.
  private static var registered: [String] {
    SplitForms.registry.forms.map(\.name).filter { name in
      !name.hasSuffix(".gz") && !suffixes.contains { $0.key == name }
    }
  }

  /// Whether the form is text for people, so that places in it are lines and columns.
  var isText: Bool {
    if name == "arrow" { return false }
    return SplitForms.registry.form(named: name).map { $0.abilities.contains(.text) } ?? true
  }

  /// Whether the form holds splits and nothing else.
  var holdsOnlySplits: Bool {
    ["binary", "compressed", "yaml", "pickle"].contains(name) || Self.registered.contains(name)
  }

  /// The form that a file's suffix names, upper or lower case.
  init?(suffixOf path: FilePath) {
    for (name, suffixes) in Self.suffixes {
      if suffixes.contains(where: { path.hasSuffix($0) }) {
        self.init(name)
        return
      }
      if Self.compressible.contains(name),
        suffixes.contains(where: { path.hasSuffix($0 + ".gz") })
      {
        self.init(name, isGzip: true)
        return
      }
    }
    guard let codec = SplitForms.registry.form(forPath: path) else { return nil }
    self.init(codec.name)
  }
}

extension Form: ExpressibleByArgument {
  /// Reads a name, with `.gz` behind it for the compressed ones.
  init?(argument: String) {
    let isGzip = argument.hasSuffix(".gz")
    let name = isGzip ? String(argument.dropLast(3)) : argument
    guard Self.suffixes.contains(where: { $0.key == name }) || Self.registered.contains(name)
    else { return nil }
    guard !isGzip || Self.compressible.contains(name) else { return nil }
    self.init(name, isGzip: isGzip)
  }

  /// The names for completion; the help text lists them in its own words.
  static var defaultCompletionKind: CompletionKind {
    .list(
      suffixes.map(\.key) + suffixes.map(\.key).filter(compressible.contains).map { $0 + ".gz" })
  }
}

extension Form: CustomStringConvertible {
  /// The form's name as it is typed.
  var description: String { isGzip ? name + ".gz" : name }
}
