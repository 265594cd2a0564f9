// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// What a prune leaves.
public struct PruneLimits: Hashable, Sendable {
  /// The largest sum of the bytes of all entries.
  public var maximumSize: Int?
  /// The longest time since an entry was last used.
  public var maximumAge: Duration?
  /// Entries used within this time stay, whatever the other limits say.
  public var sparing: Duration

  /// Takes the limits; those left out do not limit.
  public init(
    maximumSize: Int? = nil, maximumAge: Duration? = nil, sparing: Duration = .zero
  ) {
    self.maximumSize = maximumSize
    self.maximumAge = maximumAge
    self.sparing = sparing
  }
}

extension SplitStore {
  /// Removes entries until the limits hold, those first whose last use is longest ago.
  ///
  /// The entries are those of all versions. One that is replaced or used while this runs stays.
  /// An entry whose last use lies in the future, because the clock jumped, counts as just used.
  /// Records go when no use of them was seen for the longest time, or when no entry is left.
  /// What dead writers left goes after ``leftoverGrace``.
  ///
  /// A dry run removes nothing, and its report says what would go.
  ///
  /// - Throws: ``StoreError/directory(_:)`` if the directory cannot be listed.
  public func prune(
    _ limits: PruneLimits, isDryRun: Bool = false
  ) throws(StoreError) -> StoreReport {
    var report = StoreReport()
    let now = directory.calls.now()
    var entries = [Candidate]()
    var records = [Candidate]()
    for name in try directory.names() {
      guard let status = try? directory.status(of: name), status.kind == .regular else { continue }
      let candidate = Candidate(name: name, status: status, now: now)
      switch name {
      case .entry: entries.append(candidate)
      case .record: records.append(candidate)
      default: break
      }
    }
    report.checked = entries.count
    report.kept = entries.count
    report.keptBytes = entries.reduce(0) { $0 + $1.status.size }
    for candidate in entries.sorted(by: Candidate.goesBefore) {
      if Task.isCancelled { throw .cancelled }
      let isOld = limits.maximumAge.map { candidate.age > $0.nanoseconds } ?? false
      let isTooMuch = limits.maximumSize.map { report.keptBytes > $0 } ?? false
      guard isOld || isTooMuch, candidate.age >= limits.sparing.nanoseconds else { continue }
      if remove(candidate, isDryRun, &report) {
        report.removed.append(path(of: candidate.name))
        report.kept -= 1
        report.keptBytes -= candidate.status.size
      }
    }
    for candidate in records {
      let isOld = limits.maximumAge.map { candidate.age > $0.nanoseconds } ?? false
      if report.kept == 0 || isOld, remove(candidate, isDryRun, &report) {
        report.removedOthers += 1
      }
    }
    try removeLeftovers(isDryRun, &report)
    return report
  }

  /// A file as it was when the store was listed.
  private struct Candidate {
    let name: StoreName
    let status: FileStatus
    /// The time since it was last used; zero if that lies in the future.
    let age: Int

    init(name: StoreName, status: FileStatus, now: Int) {
      self.name = name
      self.status = status
      let (age, overflow) = now.subtractingReportingOverflow(status.modified)
      self.age = overflow ? (now > 0 ? Int.max : 0) : max(0, age)
    }

    static func goesBefore(_ a: Candidate, _ b: Candidate) -> Bool {
      (a.status.modified, a.name.path.string) < (b.status.modified, b.name.path.string)
    }
  }

  /// Removes a file that is still as it was.
  private func remove(
    _ candidate: Candidate, _ isDryRun: Bool, _ report: inout StoreReport
  ) -> Bool {
    guard let status = try? directory.status(of: candidate.name) else {
      // Somebody else removed it.
      return true
    }
    guard status.isSameFile(as: candidate.status), status.modified == candidate.status.modified
    else { return false }
    return remove(candidate.name, isDryRun, &report)
  }
}
