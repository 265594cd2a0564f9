// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics
internal import Hashing

extension SplitReport {
  /// Procedure, origin and digest.
  var factSection: Section {
    let source = validation.isProcedureStated ? "stated" : "inferred from the cells"
    let facts: [(String, Markup)] = [
      ("Procedure", "\(validation.procedure.rawValue) (\(source))"),
      ("Origin", "\(origin)"),
      ("Listed rows", "\(split.listedRowCount)"),
      ("Digest", "<code>sha256:\(split.digest().hexadecimal)</code>"),
    ]
    let entries = facts.map { label, value -> Markup in
      "<dt>\(label)</dt><dd>\(value)</dd>\n"
    }
    return Section(
      id: "facts", title: "What it is", body: "<dl class=\"facts\">\n\(entries)</dl>\n")
  }

  /// Whether OpenML's engine makes it, and with which classes.
  private var origin: String {
    guard let form = OpenMLSeedForm.infer(from: split) else {
      return "not what OpenML's engine makes with its seed, for any classes"
    }
    let lead = "what OpenML's engine makes with its seed, 0"
    guard let labels = form.labels else { return lead }
    let sizes = labels.sizes.sorted(by: >)
    let rest = sizes.count > 8 ? " and \(Quantity.grouped(sizes.count - 8)) more" : ""
    let words = sizes.prefix(8).map(Quantity.grouped).joined(separator: ", ")
    return "\(lead), for classes of \(words)\(rest) rows"
  }

  /// How large it is in each form.
  var sizeSection: Section? {
    guard !sizes.isEmpty else { return nil }
    let most = Double(sizes.compactMap(\.byteCount).max() ?? 1)
    let rows = sizes.map { size -> Markup in
      guard let bytes = size.byteCount else {
        return """
          <tr><th scope="row">\(size.name)</th><td class="n">–</td>\
          <td>cannot hold it</td></tr>

          """
      }
      let share = max(Double(bytes) / max(most, 1), 0.002)
      return """
        <tr><th scope="row">\(size.name)</th><td class="n">\(bytes)</td>\
        <td><span class="size"><i style="width:\(percent: share)%"></i></span></td></tr>

        """
    }
    return Section(
      id: "sizes", title: "Size in each form",
      body: """
        <div class="scroll" tabindex="0" role="region" aria-label="Table of sizes">
        <table>
        <thead><tr><th scope="col">Form</th><th scope="col" class="n">Bytes</th>\
        <th scope="col">Beside the largest</th></tr></thead>
        <tbody>
        \(rows)</tbody>
        </table></div>

        """)
  }
}
