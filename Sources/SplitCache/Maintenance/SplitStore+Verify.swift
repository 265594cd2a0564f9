// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Hashing
public import SplitCodecs
internal import SplitModel

extension SplitStore {
  /// Reads every entry and checks every byte of it.
  ///
  /// Entries of the forms given are decoded too, and must give the split that they were made of.
  ///
  /// - Throws: ``StoreError/directory(_:)`` if the directory cannot be listed.
  public func verify(
    decoding codecs: SplitRegistry = SplitRegistry([])
  ) throws(StoreError) -> StoreReport {
    var report = StoreReport()
    for (name, key) in try entryNames() {
      if Task.isCancelled { throw .cancelled }
      do throws(MissReason) {
        let size = try verify(name, key: StoreKey(digest: key), codecs)
        report.kept += 1
        report.keptBytes += size
      } catch {
        // It was removed between listing and opening.
        if error == .absent { continue }
        report.bad.append(BadEntry(path: path(of: name), reason: error))
      }
      report.checked += 1
    }
    return report
  }

  /// Removes the bad entries, damaged records, and what dead writers left.
  ///
  /// A dry run removes nothing, and its report says what would go.
  ///
  /// - Throws: ``StoreError/directory(_:)`` if the directory cannot be listed.
  public func repair(
    decoding codecs: SplitRegistry = SplitRegistry([]), isDryRun: Bool = false
  ) throws(StoreError) -> StoreReport {
    var report = try verify(decoding: codecs)
    for bad in report.bad where bad.reason != .notRegular {
      guard let name = StoreName(bad.path.fileName) else { continue }
      if remove(name, isDryRun, &report) { report.removed.append(bad.path) }
    }
    for name in try directory.names() {
      guard case .record(_, StoreName.version) = name, isDamagedRecord(name) else { continue }
      if remove(name, isDryRun, &report) { report.removedOthers += 1 }
    }
    try removeLeftovers(isDryRun, &report)
    return report
  }

  private func verify(
    _ name: StoreName, key: StoreKey, _ codecs: SplitRegistry
  ) throws(MissReason) -> Int {
    let entry = try OpenEntry(name, in: directory)
    guard entry.footer.key == key else { throw .otherKey }
    let bytes = try entry.payload(access: .copied)
    if let codec = codecs.form(named: entry.footer.codec),
      codec.version == entry.footer.codecVersion
    {
      do throws(ReadingError) {
        let split = try codec.decode(bytes, options: options.decoding)
        guard split.digest() == entry.footer.digest else { throw ReadingError(.wrongDigest, "") }
      } catch {
        throw error.code == "digest" ? .digest : .undecodable(code: error.code)
      }
    }
    return entry.fileSize
  }

  private func isDamagedRecord(_ name: StoreName) -> Bool {
    guard let file = try? directory.open(name, for: .reading),
      let status = try? directory.calls.status(of: file.descriptor), status.kind == .regular,
      let bytes = try? directory.calls.readAll(file.descriptor, 0..<(SourceRecord.size + 1))
    else { return false }
    return SourceRecord(bytes.bytes) == nil
  }
}
