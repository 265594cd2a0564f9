// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// The files below some paths as they were at one time: inodes, modes, sizes and times, unread.
struct FileGuard {
  private let stamps: [FilePath: FileStamp]

  /// Looks at all files below paths; what is not there, or may not be listed, has none.
  init(_ paths: [FilePath]) {
    var found = [FilePath: FileStamp]()
    var pending = paths
    while let path = pending.popLast() {
      guard let stamp = FileStamp(of: path) else { continue }
      if stamp.isDirectory {
        let names = (try? OwnedDirectory.names(in: path)) ?? []
        for name in names { pending.append(path.appending(name)) }
      } else {
        found[path] = stamp
      }
    }
    stamps = found
  }

  /// What is otherwise now, a line for each file, by name.
  func changes(to now: FileGuard) -> [String] {
    var lines = [(path: String, text: String)]()
    for (path, stamp) in now.stamps where stamps[path] != stamp {
      let word = stamps[path] == nil ? "added    " : "changed  "
      lines.append(("\(path)", word + "\(path)"))
    }
    for path in stamps.keys where now.stamps[path] == nil {
      lines.append(("\(path)", "removed  \(path)"))
    }
    return lines.sorted { $0.path < $1.path }.map(\.text)
  }
}
