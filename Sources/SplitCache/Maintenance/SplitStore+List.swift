// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Hashing

extension SplitStore {
  /// The entries of the store, by name; those of other versions are left out.
  ///
  /// - Throws: ``StoreError/directory(_:)`` if the directory cannot be listed.
  public func list() throws(StoreError) -> [StoreEntry] {
    var entries = [StoreEntry]()
    for (name, key) in try entryNames() {
      guard let status = try? directory.status(of: name), status.kind == .regular else { continue }
      let footer = try? OpenEntry(name, in: directory).footer
      entries.append(
        StoreEntry(
          path: path(of: name), key: key, codec: footer?.codec, digest: footer?.digest,
          bytes: status.size, used: status.modified))
    }
    return entries
  }

  /// Where a file of the store is.
  func path(of name: StoreName) -> FilePath { directory.path.appending(name.path) }

  /// The names of the entries that this version understands, with the keys that they claim.
  func entryNames() throws(StoreError) -> [(StoreName, SHA256Digest)] {
    var found = [(StoreName, SHA256Digest)]()
    for name in try directory.names() {
      if case .entry(let key, StoreName.version) = name, let key = SHA256Digest(hexadecimal: key) {
        found.append((name, key))
      }
    }
    return found
  }
}
