// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import SplitCodecs
internal import TableCodecs

/// The decoders, by name.
enum FuzzTargets {
  /// Those of split files, of entries of a store, and of tables.
  static let all: [any FuzzTarget] = splits + [EntryTarget(), FixTarget()] + tables

  /// The decoder that the command line names.
  static let chosen: any FuzzTarget = {
    let wanted = option("target") ?? ""
    guard let target = all.first(where: { $0.name == wanted }) else {
      fatalError("--target= needs one of: \(all.map(\.name).joined(separator: ", "))")
    }
    return target
  }()

  private static var splits: [any FuzzTarget] {
    [
      SplitTarget(BinaryCodec(), envelope: BinaryEnvelope()),
      SplitTarget(CompressedCodec(), envelope: CompressedEnvelope()),
      SplitTarget(NDJSONCodec()), SplitTarget(JSONCodec()), SplitTarget(YAMLCodec()),
      SplitTarget(ARFFSplitCodec()), SplitTarget(CSVCodec()), SplitTarget(PickleCodec()),
      SplitTarget(ParquetCodec()),
      SplitTarget(NPZCodec(maximumSize: 1 << 16), envelope: ZipEnvelope()),
      SplitTarget(
        GzippedCodec(ARFFSplitCodec(), maximumSize: 1 << 16), envelope: GzipEnvelope()),
      SplitTarget(GzippedCodec(JSONCodec(), maximumSize: 1 << 16), envelope: GzipEnvelope()),
    ]
  }

  private static var tables: [any FuzzTarget] {
    TableRegistry.standard.forms.filter(\.canRead).map { TableTarget($0) }
  }

  /// The value of `--name=value` on the command line, which libFuzzer passes over.
  static func option(_ name: String) -> String? {
    let prefix = "--\(name)="
    return CommandLine.arguments.first { $0.hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count)) }
  }
}
