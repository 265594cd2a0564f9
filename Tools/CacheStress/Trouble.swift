// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Glibc
import SplitCache
import SplitCodecs

/// The processes that make life hard for the workers.
struct Trouble {
  let arguments: Arguments
  let board: Board

  /// Prunes, clears, repairs and verifies in turn.
  func collect() {
    let options = StoreOptions(codec: BinaryCodec())
    while true {
      System.endIfOrphaned()
      do throws(StoreError) {
        let store = try SplitStore(directory: arguments.store, options: options)
        switch Int.random(in: 0..<8) {
        case 0: _ = try store.clear()
        case 1: _ = try store.prune(PruneLimits(maximumAge: .seconds(1)))
        case 2, 3: _ = try store.repair()
        case 4: _ = try store.verify()
        default: _ = try store.prune(PruneLimits(maximumSize: Int.random(in: 0..<2_000_000)))
        }
        board.add(.collections, arguments.slot)
      } catch {
        print("error: \(error)")
        board.add(.errors, arguments.slot)
      }
      usleep(UInt32.random(in: 0..<20_000))
    }
  }

  /// Clears without a pause.
  func clear() {
    let options = StoreOptions(codec: BinaryCodec())
    guard let store = try? SplitStore(directory: arguments.store, options: options) else {
      return board.add(.errors, arguments.slot)
    }
    while true {
      System.endIfOrphaned()
      _ = try? store.clear()
      board.add(.collections, arguments.slot)
    }
  }

  /// Replaces sources by newer versions of the same length, mostly by rename.
  func edit() {
    var versions = (0..<StressSource.count).map { index in
      StressSource.reading(StressSource.path(index, in: arguments.sources))?.version ?? 0
    }
    while true {
      System.endIfOrphaned()
      // The last source is never touched, so that the store's record of it comes to be trusted.
      let index = Int.random(in: 0..<(StressSource.count - 1))
      versions[index] += 1
      let path = StressSource.path(index, in: arguments.sources)
      if System.replace(path, with: StressSource(index: index, version: versions[index]).text) {
        board.add(.edits, arguments.slot)
      }
      usleep(UInt32.random(in: 1_000..<400_000))
    }
  }

  /// Damages files of the store in place, swaps and deletes them.
  func vandalize() {
    while true {
      System.endIfOrphaned()
      let names = System.names(in: arguments.store)
      usleep(UInt32.random(in: 0..<10_000))
      guard let name = names.randomElement(), let other = names.randomElement() else { continue }
      let path = arguments.store.appending(name)
      // SAFE: zero-terminated paths and locals of the right type are passed to the system.
      switch Int.random(in: 0..<6) {
      case 0:
        _ = unsafe path.withCPath { unsafe unlink($0) }
      case 1:
        _ = unsafe path.withCPath { from in
          unsafe arguments.store.appending(other).withCPath { to in unsafe rename(from, to) }
        }
      default:
        let file = unsafe path.withCPath { unsafe open($0, O_RDWR | O_CLOEXEC | O_NOFOLLOW) }
        guard file >= 0 else { continue }
        damage(file)
        close(file)
      }
      board.add(.damages, arguments.slot)
    }
  }

  private func damage(_ file: Int32) {
    var status = stat()
    // SAFE: locals of the right type and size are passed to the system.
    guard unsafe fstat(file, &status) == 0, status.st_size > 0 else { return }
    let size = Int(status.st_size)
    let place = off_t(Int.random(in: 0..<size))
    switch Int.random(in: 0..<4) {
    case 0:
      _ = ftruncate(file, place)
    case 1:
      _ = ftruncate(file, off_t(size + Int.random(in: 1..<70_000)))
    case 2:
      let zeros = [UInt8](repeating: 0, count: min(4096, size - Int(place)))
      _ = unsafe zeros.withUnsafeBytes { unsafe pwrite(file, $0.baseAddress, $0.count, place) }
    default:
      var byte: UInt8 = 0
      guard unsafe pread(file, &byte, 1, place) == 1 else { return }
      byte ^= 1 << UInt8.random(in: 0..<8)
      _ = unsafe pwrite(file, &byte, 1, place)
    }
  }
}
