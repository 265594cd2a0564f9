// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import CLibFuzzer

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

// One program for all decoders: `--target=NAME` chooses which one. With `--write-seeds=FOLDER` it
// writes the first inputs of that decoder and ends.

/// Decodes an input; ends the process if a promise of the decoder is broken.
@c(LLVMFuzzerTestOneInput)
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let target = FuzzTargets.chosen
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  if let broken = target.brokenPromise(input) {
    fatalError("\(target.name): \(broken)\n\(input.prefix(2_000).debugDescription)")
  }
  return 0
}

/// Changes an input, mostly below its checksums.
///
/// Damage to a checksum or to a compressed stream is found at once and shows the fuzzer nothing
/// of what is behind. So seven of eight times the envelope is taken off, one part of the content
/// is changed, and an envelope that fits is put on again.
@c(LLVMFuzzerCustomMutator)
public func mutate(
  _ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ capacity: Int, _ seed: UInt32
) -> Int {
  let file = Array(UnsafeBufferPointer(start: start, count: count))
  guard seed % 8 != 0, let envelope = FuzzTargets.chosen.envelope,
    var parts = envelope.open(file), !parts.isEmpty
  else { return LLVMFuzzerMutate(start, count, capacity) }
  let index = Int(seed / 8) % parts.count
  let longest = max(capacity - (count - parts[index].count), 1)
  var part = parts[index] + [UInt8](repeating: 0, count: max(longest - parts[index].count, 0))
  let length = part.withUnsafeMutableBufferPointer {
    LLVMFuzzerMutate($0.baseAddress, parts[index].count, $0.count)
  }
  parts[index] = Array(part.prefix(length))
  let changed = envelope.close(parts)
  guard changed.count <= capacity else { return LLVMFuzzerMutate(start, count, capacity) }
  UnsafeMutableBufferPointer(start: start, count: capacity).prefix(changed.count)
    .withMutableMemory(changed)
  return changed.count
}

extension Slice where Base == UnsafeMutableBufferPointer<UInt8> {
  fileprivate func withMutableMemory(_ bytes: [UInt8]) {
    _ = UnsafeMutableBufferPointer(rebasing: self).update(fromContentsOf: bytes)
  }
}

/// Writes seeds instead of fuzzing, if that is asked for.
@c(LLVMFuzzerInitialize)
public func initialize(
  _ count: UnsafeMutableRawPointer, _ arguments: UnsafeMutableRawPointer
) -> Int32 {
  guard let folder = FuzzTargets.option("write-seeds") else { return 0 }
  for (name, bytes) in FuzzTargets.chosen.seeds {
    do {
      let file = try OutputFile(FilePath(folder).appending(name), replacing: true)
      try file.descriptor.write(bytes.span.rawBytes)
      try file.commit()
    } catch {
      fatalError("\(error)")
    }
  }
  // Without the leak check of an orderly exit.
  _exit(0)
}
