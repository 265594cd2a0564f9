// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

extension FileCalls {
  /// Makes a call again for as long as signals come in between.
  func uninterrupted<R>(_ call: () throws(FailedCall) -> R) throws(FailedCall) -> R {
    while true {
      do throws(FailedCall) {
        return try call()
      } catch {
        if !error.isInterruption { throw error }
      }
    }
  }

  /// Reads up to `count` bytes; fewer only at the end of the file.
  func readAll(
    _ descriptor: Descriptor, _ range: Range<Int>
  ) throws(FailedCall) -> SharedBytes {
    try SharedBytes.filled(count: range.count) {
      (bytes: inout MutableRawSpan)
        throws(FailedCall) in
      var done = 0
      while done < range.count {
        // Steps of 1 MiB: larger ones gain nothing.
        let end = min(range.count, done + 1 << 20)
        do throws(FailedCall) {
          let got = try read(descriptor, at: range.lowerBound + done, into: &bytes, done..<end)
          if got == 0 { break }
          done += got
        } catch {
          if !error.isInterruption { throw error }
        }
      }
      return done
    }
  }

  /// Writes some of the bytes; how many is the system's choice.
  func writeSome(_ descriptor: Descriptor, _ bytes: RawSpan) throws(FailedCall) -> Int {
    while true {
      do throws(FailedCall) {
        return try write(descriptor, bytes)
      } catch {
        if !error.isInterruption { throw error }
      }
    }
  }
}
