// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// The forms of splits that are known.
public typealias SplitRegistry = FormRegistry<any SplitCodec>

extension FormRegistry where Element == any SplitCodec {
  /// Makes a registry of these forms.
  ///
  /// - Precondition: Their names differ.
  public init(_ forms: [any SplitCodec]) {
    self.init(forms) { $0 }
  }

  /// The forms that come with the package, those with magic bytes first.
  public static var standard: SplitRegistry { standardSplitForms }
}

private let standardSplitForms = SplitRegistry([
  BinaryCodec(), CompressedCodec(), NDJSONCodec(), JSONCodec(), NPZCodec(), PickleCodec(),
  YAMLCodec(), ARFFSplitCodec(), CSVCodec(), GzippedCodec(ARFFSplitCodec()),
  GzippedCodec(JSONCodec()), ParquetCodec(),
])
