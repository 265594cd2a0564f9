// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Hashing

extension SplitSet {
  /// Holds the split set against the rules that its procedure has to obey.
  ///
  ///     let report = split.validate(ValidationOptions(rowCount: 150))
  ///     for finding in report.findings { print(finding) }
  ///
  /// Rules about the text (SP001 to SP003, SP006) are the reader's. SP005 silences other rules
  /// about the cells that it names, SP105 silences SP104 of its cell, SP107 and SP114 silence SP103
  /// of their repeat.
  ///
  /// - Complexity: O(*n*) for *n* stored rows where cells are slices of a permutation, otherwise
  ///   for *n* listed rows; repeats on all cores. Memory grows with the rows seen, never with the
  ///   largest id.
  public func validate(_ options: ValidationOptions = ValidationOptions()) -> ValidationReport {
    SplitValidator(split: self, options: options).report()
  }
}

/// One validation: what is known, and the rules in their order.
struct SplitValidator {
  let split: SplitSet
  let options: ValidationOptions
  let procedure: EstimationProcedure
  private let slots: RowSlots
  private let structures: [RepeatStructure]
  private let all: AllRows
  private let tail: TruncatedTail?

  init(split: SplitSet, options: ValidationOptions) {
    self.split = split
    self.options = options
    let slots = RowSlots(split)
    let structures = Parallel.map(slots.repeats.count) {
      RepeatStructure(slots.repeats[$0], slotCount: slots.count)
    }
    let all = AllRows(slots, structures, stated: options.statedRowCount)
    procedure = options.procedure ?? .inferred(from: split)
    tail = TruncatedTail(split, procedure, rowCount: all.count, folds: options.folds)
    self.slots = slots
    self.structures = structures
    self.all = all
  }

  func report() -> ValidationReport {
    var findings = wholeFindings()
    let shape = ShapeRules(
      split: split, procedure: procedure, options: options, rowCount: all.count, tail: tail)
    let cells = shape.sameCells()
    findings += shape.findings() + cells.findings
    findings += Parallel.map(split.repeats.count) { position in
      repeatFindings(position, shape, cells.repeats)
    }.flatMap(\.self)
    if options.regenerates { findings.append(regeneration(all.count)) }
    if options.reportsDigest {
      findings.append(Finding(rule: .digest, "sha256:\(split.digest().hexadecimal)"))
    }
    return ValidationReport(
      procedure: procedure, isProcedureStated: options.procedure != nil, rowCount: all.count,
      findings: findings.sorted(by: Self.isBefore))
  }

  private func wholeFindings() -> [Finding] {
    var findings = [Finding]()
    if split.isEmpty { findings.append(Finding(rule: .emptySet, "the split has no cells")) }
    if let tail { findings.append(tail.finding) }
    if all.unused.count > 0 {
      var notes = RowNotes()
      notes.note(all.unused.first, count: all.unused.count)
      findings.append(
        Finding(
          rule: .unusedRow, "\(notes.subject) in no cell: \(notes.list)", rows: notes.first,
          count: notes.count))
    }
    findings += OrderRules.equalRepeats(split)
    if let data = options.data {
      let folds = split.repeats.first?.foldIndices.count ?? 0
      findings += DataRules(data: data, procedure: procedure).smallClasses(folds: folds)
    }
    return findings
  }

  private func repeatFindings(
    _ position: Int, _ shape: ShapeRules, _ uneven: Set<Int>
  ) -> [Finding] {
    let block = split.repeats[position]
    let leaveOneOut = shape.leaveOneOut(block)
    let sets = SetRules(
      block: slots.repeats[position], structure: structures[position], all: all,
      procedure: procedure, tail: tail.flatMap { $0.repeatIndex == block.index ? $0 : nil },
      isUneven: !leaveOneOut.isEmpty || uneven.contains(block.index))
    var findings = leaveOneOut
    findings += sets.findings()
    if procedure == .learningCurve {
      findings += OrderRules.growingSamples(block, except: tail?.cut)
    }
    if procedure == .holdoutOrdered {
      findings += block.cells.indices.flatMap { OrderRules.orderedHoldout(block.cell(at: $0)) }
    }
    if let data = options.data {
      findings += DataRules(data: data, procedure: procedure).findings(block)
    }
    return findings
  }

  /// By cell, the whole split first; then by code.
  private static func isBefore(_ a: Finding, _ b: Finding) -> Bool {
    let none = FoldID(repeat: -1, fold: -1)
    return (a.fold ?? none, a.code.rawValue) < (b.fold ?? none, b.code.rawValue)
  }
}
