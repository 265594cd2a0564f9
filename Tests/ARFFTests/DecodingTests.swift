// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ARFF
import ByteKit
import TestSupport
import Testing

/// Rows as Swift types.
struct DecodingTests {
  private struct Iris: Decodable, Equatable {
    enum Kind: String, Decodable {
      case setosa, versicolor
    }
    let length: Double
    let width: Float?
    let petals: Int
    let kind: Kind
    let note: String?
  }

  private struct Molecule: Decodable, Equatable {
    struct Shape: Decodable, Equatable {
      let x: Int8
    }
    let shapes: [Shape]
    let isMusk: Bool
    let day: Int64
  }

  private static let irises = """
    @relation iris
    @attribute kind {setosa,versicolor}
    @attribute length numeric
    @attribute width numeric
    @attribute petals integer
    @attribute note string
    @data
    setosa,5.1,3.5,3,?
    versicolor,7,?,4,'a note'

    """

  @Test func `makes values of rows`() throws {
    let flowers = try Table.read(Self.irises).rows(as: Iris.self)
    #expect(
      flowers == [
        Iris(length: 5.1, width: 3.5, petals: 3, kind: .setosa, note: nil),
        Iris(length: 7, width: nil, petals: 4, kind: .versicolor, note: "a note"),
      ])
  }

  @Test func `makes arrays of bags`() throws {
    let table = try Table.read(
      """
      @relation r
      @attribute shapes relational
      @attribute x numeric
      @end shapes
      @attribute isMusk {TRUE,FALSE}
      @attribute day date yyyy-MM-dd
      @data
      '1\\n2',TRUE,1970-01-02
      '',FALSE,1970-01-01

      """)
    let molecules = try table.rows(as: Molecule.self)
    #expect(
      molecules == [
        Molecule(shapes: [.init(x: 1), .init(x: 2)], isMusk: true, day: 86_400_000),
        Molecule(shapes: [], isMusk: false, day: 0),
      ])
  }

  @Test(arguments: [
    ("petals", "3.5"), ("petals", "'?'"), ("kind", "virginica"), ("length", "?"),
  ])
  func `says which row and attribute is wrong`(name: String, value: String) throws {
    var text = Self.irises.replacing("setosa,5.1,3.5,3,?", with: "setosa,5.1,3.5,3,x")
    switch (name, value) {
    case ("petals", "3.5"): text = text.replacing("7,?,4", with: "7,?,3.5")
    case ("petals", _): text = text.replacing("7,?,4", with: "7,?,?")
    case ("kind", _):
      text = text.replacing("versicolor", with: "virginica")
    default: text = text.replacing("versicolor,7", with: "versicolor,?")
    }
    let table = try Table.read(text)
    let error = #expect(throws: DecodingError.self) { try table.rows(as: Iris.self) }
    let path: [any CodingKey]? =
      switch error {
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .dataCorrupted(let context), .keyNotFound(_, let context):
        context.codingPath
      default: nil
      }
    #expect(path?.map(\.stringValue) == ["row 1", name])
  }

  @Test func `says which attribute is missing`() throws {
    let table = try Table.read("@relation r\n@attribute kind {setosa}\n@data\nsetosa\n")
    #expect(throws: DecodingError.self) { try table.rows(as: Iris.self) }
  }
}
