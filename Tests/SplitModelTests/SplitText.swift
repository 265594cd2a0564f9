// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ByteKit
internal import SplitModel

/// The text of a split file as OpenML spells it, written the obvious way.
enum SplitText {
  static func bytes(of split: SplitSet) -> [UInt8] {
    let sample = split.layout.hasSampleColumn
    var lines = [
      "@relation \(split.name)", "", "@attribute type {TRAIN,TEST}", "@attribute rowid numeric",
      "@attribute repeat numeric", "@attribute fold numeric",
    ]
    if sample { lines.append("@attribute sample numeric") }
    lines += ["", "@data"]
    for cell in split {
      let place = "\(cell.id.repeatIndex),\(cell.id.foldIndex)"
      let tail = sample ? "\(place),\(cell.id.sampleIndex)" : place
      lines += cell.train.map { "TRAIN,\($0),\(tail)" }
      lines += cell.test.map { "TEST,\($0),\(tail)" }
    }
    return Array(lines.joined(separator: "\n").utf8)
  }
}
