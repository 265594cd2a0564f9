// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import Diagnostics

/// The blocks of an ARFF file, one after the other, in bounded memory.
final class TableBlocks {
  /// The attributes of all blocks.
  let attributes: [Attribute]
  private var reader: TableReader
  private let path: FilePath

  init(_ path: FilePath, _ options: ReadingOptions) throws(Failure) {
    do throws(ReadingError) {
      reader = try TableReader(contentsOf: path, options: options)
    } catch {
      throw Failure(error, path: path)
    }
    attributes = reader.attributes
    self.path = path
  }

  /// The next block; nothing at the end.
  func next() throws(Failure) -> Table? {
    do throws(ReadingError) {
      return try reader.next()
    } catch {
      throw Failure(error, path: path)
    }
  }
}
