// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF

/// How the values of a columnar file become cells of an attribute.
enum CellConversion {
  /// Whole numbers, of which 64 bits without a sign come as their bits.
  case integers(isUnsigned: Bool)
  /// Fractions.
  case doubles
  /// Numbers of two bytes.
  case halves
  /// Whole numbers that count units of a power of ten.
  case decimals(scale: Int)
  /// Truth values, of which false is the first label.
  case truths
  /// Times, of which so many units are a millisecond, or of which one is so many milliseconds.
  case times(perMillisecond: Int64, milliseconds: Int64)
  /// Text.
  case texts
  /// Labels.
  case labels(LabelCodes)

  /// Whether cells of this kind can be values of an attribute.
  func fits(_ attribute: Attribute) -> Bool {
    switch (self, attribute.type) {
    case (.integers, let type), (.doubles, let type), (.halves, let type), (.decimals, let type):
      type.isNumber
    case (.truths, .nominal(let labels)): labels.map { $0.lowercased() } == ["false", "true"]
    case (.times, .date), (.texts, .string), (.labels, .nominal), (.texts, .nominal): true
    default: false
    }
  }
}

/// The codes of labels by their bytes.
final class LabelCodes {
  private var codes: [[UInt8]: Int32] = [:]
  /// The labels in the order of their codes.
  private(set) var labels: [String] = []

  /// Takes labels in the order of their codes.
  init(_ labels: [String]) {
    for label in labels { insert(Array(label.utf8)) }
  }

  /// Adds a label unless it is there.
  func insert(_ label: [UInt8]) {
    if codes[label] != nil { return }
    codes[label] = Int32(labels.count)
    labels.append(String(decoding: label, as: UTF8.self))
  }

  /// The code of a label.
  func code(of label: [UInt8]) -> Int32? { codes[label] }
}
