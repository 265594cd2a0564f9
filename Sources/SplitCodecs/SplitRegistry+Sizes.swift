// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
public import SplitModel

extension FormRegistry where Element == any SplitCodec {
  /// How large a split set is in each form, in the order of the forms.
  ///
  /// - Complexity: O(*n*) for *n* listed rows and each form; the bytes are counted, not kept.
  public func sizes(of split: SplitSet) -> [SplitReport.FormSize] {
    forms.map { codec in
      var sink = ByteSink { (_: RawSpan) throws(SystemError) in }
      let isHeld = (try? codec.encode(split, into: &sink)) != nil
      try? sink.finish()
      return SplitReport.FormSize(name: codec.name, byteCount: isHeld ? sink.count : nil)
    }
  }
}
