// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics
internal import SplitCodecs
internal import SplitModel

extension CodecConformance {
  /// The rules that the codec breaks as a form among others, one sentence each; none if all is well.
  ///
  /// A form has a name and suffixes, holds some split at least, takes no foreign file for its own, and
  /// keeps the limits that its reader is given.
  public func failuresOfForm() -> [String] {
    nameFailures + strangerFailures + limitFailures
  }

  private var nameFailures: [String] {
    var failures = [String]()
    if codec.name.isEmpty { failures.append("the form has no name") }
    if codec.suffixes.isEmpty { failures.append("the form has no suffixes, so no file is of it") }
    for suffix in codec.suffixes where suffix.count < 2 || !suffix.hasPrefix(".") {
      failures.append("the suffix '\(suffix)' is not a dot and a word")
    }
    return failures
  }

  /// First bytes that are of no form in particular.
  private static let strangers: [(title: String, bytes: [UInt8])] = [
    ("no bytes", []), ("a line of text", Array("hello, world\n".utf8)),
    ("zeros", [UInt8](repeating: 0, count: 512)),
    ("bytes without a meaning", (0..<512).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ 89) }),
  ]

  private var strangerFailures: [String] {
    Self.strangers.filter { codec.recognizes($0.bytes.span.rawBytes) }
      .map { "the form recognizes \($0.title)" }
  }

  /// Reads what it wrote with limits that are one too small.
  private var limitFailures: [String] {
    let held = CodecSamples.all.compactMap { sample in
      (try? codec.encode(sample.split)).map { (sample.split, $0) }
    }
    if held.isEmpty { return ["the form holds none of the samples"] }
    guard let (split, bytes) = held.first(where: { $0.0.count > 1 && $0.0.listedRowCount > 1 })
    else { return ["the form holds no split of several folds"] }
    return [
      ("folds", Limits(folds: split.count - 1)),
      ("listed rows", Limits(listedRows: split.listedRowCount - 1)),
    ].compactMap { what, limits in
      do throws(ReadingError) {
        _ = try codec.decode(SharedBytes(bytes), options: ReadingOptions(limits: limits))
        return "the limit of \(what) is not kept"
      } catch {
        return error.code == .limitExceeded
          ? nil : "beyond the limit of \(what) the code is \(error.code), not limit-exceeded"
      }
    }
  }
}
