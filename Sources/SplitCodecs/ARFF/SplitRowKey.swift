// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import SplitModel

/// What a row of a split file says besides its row id: the set and the cell that it belongs to.
struct SplitRowKey: Hashable {
  var part: SplitPart
  var repeatIndex: UInt32
  var foldIndex: UInt32
  var sampleIndex: UInt32

  var cell: FoldID {
    FoldID(repeat: Int(repeatIndex), fold: Int(foldIndex), sample: Int(sampleIndex))
  }
}
