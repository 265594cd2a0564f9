// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ArgumentParser
internal import SplitCache
internal import SplitCodecs

/// How entries are made and found.
struct CacheEntryOptions: ParsableArguments {
  /// What a loss of power may do.
  enum Durability: String, ExpressibleByArgument, CaseIterable {
    case relaxed, durable
  }
  /// When the source's content is read.
  enum Check: String, ExpressibleByArgument, CaseIterable {
    case record, content
  }

  @Option(help: ArgumentHelp("The form of entries (default: binary).", valueName: "form"))
  var codec = "binary"

  @Option(help: "durable: entries survive a loss of power.")
  var durability = Durability.relaxed

  @Option(help: "content: read the source each time; record: trust its times.")
  var check = Check.record

  @Option(
    help: ArgumentHelp(
      "Wait so long for another process that makes the same entry.", valueName: "seconds"))
  var wait = 0.0

  @Flag(help: "Say on standard error whether it was a hit, or why not.")
  var explain = false

  func validate() throws {
    guard let found = SplitForms.registry.form(named: codec), !found.name.hasSuffix(".gz")
    else {
      throw ValidationError("--codec needs a form of splits, not '\(codec)'.")
    }
    guard wait >= 0, wait < 1e9 else { throw ValidationError("--wait needs seconds from 0 on.") }
  }

  /// The options of the store.
  func store(isShared: Bool, decoding: ReadingOptions) -> StoreOptions {
    let form = SplitForms.registry.form(named: codec) ?? BinaryCodec()
    return StoreOptions(
      codec: form, durability: durability == .durable ? .durable : .relaxed,
      check: check == .content ? .content : .record, isShared: isShared, wait: .seconds(wait),
      decoding: decoding)
  }
}
