// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension CodecRegistry {
  /// The forms that come with the package, those with magic bytes first.
  public static let standard = CodecRegistry([
    BinaryCodec(), CompressedCodec(), NDJSONCodec(), JSONCodec(), NPZCodec(), PickleCodec(),
    YAMLCodec(), ARFFSplitCodec(), CSVCodec(), GzippedCodec(ARFFSplitCodec()),
    GzippedCodec(JSONCodec()),
  ])
}
