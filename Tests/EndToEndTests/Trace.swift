// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What `strace -y` saw of a process.
enum Trace {
  /// A call that may change a file, and the files that it may change.
  struct Change: Hashable {
    let call: String
    let paths: [String]
  }

  /// Calls that change what a path or a descriptor stands for, whatever their flags.
  private static let changing: Set<String> = [
    "mkdir", "mkdirat", "rmdir", "rename", "renameat", "renameat2", "link", "linkat", "symlink",
    "symlinkat", "unlink", "unlinkat", "mknod", "mknodat", "truncate", "ftruncate", "fallocate",
    "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat", "utime",
    "utimes", "utimensat", "futimesat", "setxattr", "fsetxattr", "lsetxattr", "write", "pwrite64",
    "writev", "pwritev", "pwritev2", "copy_file_range", "sendfile", "splice",
  ]

  /// The changes that a trace shows, but for what goes to pipes, terminals and `/dev/null`.
  static func changes(in trace: String, from directory: String) -> [Change] {
    trace.split(separator: "\n").compactMap { change(String($0), from: directory) }
  }

  private static func change(_ line: String, from directory: String) -> Change? {
    guard let open = line.firstIndex(of: "(") else { return nil }
    let call = String(line[..<open])
    let isOpening = ["open", "openat", "openat2", "creat"].contains(call)
    let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].contains { line.contains($0) }
    guard changing.contains(call) || isOpening && (writes || call == "creat") else { return nil }
    let paths = paths(in: line[open...], from: directory, names: !call.contains("write"))
      .filter { !$0.hasPrefix("pipe:") && !$0.hasPrefix("/dev/") && !$0.hasPrefix("anon_inode") }
    return paths.isEmpty ? nil : Change(call: call, paths: paths)
  }

  /// The files that a call names: `7</directory>, "name"`, `7</file>`, or `"path"`.
  private static func paths(
    in words: Substring, from directory: String, names: Bool
  ) -> [String] {
    let pattern = /(?:\d+|AT_FDCWD)<([^>]*)>(?:, "([^"]*)")?|"([^"]*)"/
    var paths = [String]()
    for match in words.matches(of: pattern) {
      if let folder = match.1 {
        guard names, let name = match.2 else {
          paths.append(String(folder))
          continue
        }
        paths.append(name.hasPrefix("/") ? String(name) : "\(folder)/\(name)")
      } else if names, let name = match.3 {
        paths.append(name.hasPrefix("/") ? String(name) : "\(directory)/\(name)")
      }
    }
    return paths
  }
}
