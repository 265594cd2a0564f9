// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

extension SplitStore {
  /// How long an unlocked temporary stays, where it cannot be told whether its writer lives.
  public static let leftoverGrace = Duration.seconds(60)

  /// Removes every file that the store made, and nothing else.
  ///
  /// Files of others stay, and so do folders and links, even under names as the store's own.
  /// Temporaries and locks that a living process holds stay too.
  ///
  /// A dry run removes nothing, and its report says what would go.
  ///
  /// - Throws: ``StoreError/directory(_:)`` if the directory cannot be listed.
  public func clear(isDryRun: Bool = false) throws(StoreError) -> StoreReport {
    var report = StoreReport()
    for name in try directory.names() {
      if Task.isCancelled { throw .cancelled }
      guard let status = try? directory.status(of: name), status.kind == .regular else { continue }
      switch name {
      case .entry:
        report.checked += 1
        if remove(name, isDryRun, &report) {
          report.removed.append(path(of: name))
        } else {
          report.kept += 1
          report.keptBytes += status.size
        }
      case .record:
        if remove(name, isDryRun, &report) { report.removedOthers += 1 }
      case .lock, .temporary:
        removeLeftover(name, grace: 0, isDryRun, &report)
      }
    }
    return report
  }

  /// Removes the temporaries and locks of dead processes, once they are old enough.
  func removeLeftovers(_ isDryRun: Bool, _ report: inout StoreReport) throws(StoreError) {
    for name in try directory.names() {
      switch name {
      case .lock, .temporary:
        removeLeftover(name, grace: Self.leftoverGrace.nanoseconds, isDryRun, &report)
      case .entry, .record: break
      }
    }
  }

  /// Removes a file, unless this is a dry run; whether it is gone, or would be.
  func remove(_ name: StoreName, _ isDryRun: Bool, _ report: inout StoreReport) -> Bool {
    if isDryRun { return true }
    do throws(FailedCall) {
      try directory.remove(name)
      return true
    } catch {
      if error.isAbsence { return true }
      report.failures.append(SystemError(error, path(of: name)))
      return false
    }
  }

  /// Removes a temporary or a lock that nobody holds.
  ///
  /// A writer locks its temporary as long as it is open, so getting the lock means that the writer
  /// is dead, or is about to lock a file that it made just now; then it makes another. Where locks
  /// do not work the age alone decides: the distance from now either way, since clocks jump.
  private func removeLeftover(
    _ name: StoreName, grace: Int, _ isDryRun: Bool, _ report: inout StoreReport
  ) {
    let calls = directory.calls
    var grace = grace
    guard let file = try? directory.open(name, for: .reading),
      let status = try? calls.status(of: file.descriptor), status.kind == .regular
    else { return }
    do throws(FailedCall) {
      let isFree = try calls.uninterrupted { () throws(FailedCall) in
        try calls.lock(file.descriptor)
      }
      if !isFree { return }
    } catch {
      grace = Self.leftoverGrace.nanoseconds
    }
    let (age, overflow) = calls.now().subtractingReportingOverflow(status.modified)
    guard overflow || age.magnitude >= UInt(grace) else { return }
    if remove(name, isDryRun, &report) { report.removedOthers += 1 }
  }
}
