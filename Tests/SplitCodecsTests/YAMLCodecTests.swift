// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ByteKit
import SplitCodecs
import SplitModel
import Testing

@Suite struct YAMLCodecTests {
  private func decode(
    _ text: String, _ codec: YAMLCodec = YAMLCodec(), options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) -> SplitSet {
    try codec.decode(SharedBytes(Array(text.utf8)), options: options)
  }

  private static let head = "format: splittool.split\nversion: 1\n"
  private static let cell = "- {repeat: 0, fold: 0, train: [1, 2], test: [3]}\n"

  @Test func `reads flow and block style, quotes and comments`() throws {
    let split = try decode(
      """
      # a split
      ---
      {"version": 1, 'format': "splittool.split", "cells": [
        {train: [], test: [7,8, 9], fold: 1, repeat: 0}]}
      ...

      """)
    #expect(split[repeat: 0, fold: 1].map { Array($0.test) } == [7, 8, 9])
    let block = Self.head + "cells:\n- repeat: 1\n  fold: 2\n  train:\n  - 5\n  test: []\n"
    #expect(try decode(block)[repeat: 1, fold: 2].map { Array($0.train) } == [5])
  }

  @Test(arguments: [
    ("", "malformed", 0), ("- 1\n", "malformed", 0), (head, "missing-member", 35),
    (head + "name: ü\ncolour: 1\ncells: []\n", "unknown-member", 44),
    (head + "version: 1\ncells: []\n", "duplicate-member", 35),
    (head + "cells: []\n---\nx\n", "malformed", 45),
    (head + "name: &a x\ncells: []\n", "forbidden-yaml", 41),
    (head + "name: *a\ncells: []\n", "forbidden-yaml", 41),
    (head + "name: !!str x\ncells: []\n", "forbidden-yaml", 41),
    (head + "cells:\n- {repeat: 0, fold: 0, train: [\"1\"], test: []}\n", "row-id", 73),
    (head + "cells:\n- {repeat: 0, fold: 0, train: [0x1], test: []}\n", "row-id", 73),
    (head + "cells:\n- {repeat: 0, fold: 0, train: [4294967295], test: []}\n", "row-id", 73),
    (head + "cells:\n- {repeat: 0, fold: 1.0, train: [], test: []}\n", "malformed", 62),
    (head + "cells:\n- {repeat: 0, fold: 0, train: [[1]], test: []}\n", "row-id", 73),
    (head + "cells:\n" + cell + cell, "duplicate-cell", 93),
    (head + "cells: [\n", "yaml-syntax", 44), (head + "\tcells: []\n", "yaml-syntax", 35),
    (head + "layout: {order: train-first, sample: yes}\ncells: []\n", "malformed", 72),
    (head + "<<: {cells: []}\n", "unknown-member", 35),
  ])
  func `refuses what is wrong, with its place`(text: String, code: String, offset: Int) {
    do throws(ReadingError) {
      _ = try decode(text)
      Issue.record("accepted")
    } catch {
      #expect(error.code.rawValue == code)
      #expect(error.offset == offset)
    }
  }

  @Test func `stops bombs and depth at the limit`() {
    func code(_ text: String, _ codec: YAMLCodec = YAMLCodec()) -> ReadingError? {
      do throws(ReadingError) {
        _ = try decode(text, codec)
        return nil
      } catch {
        return error
      }
    }
    var laughs = "a0: &a0 [x, x]\n"
    for level in 1..<30 {
      laughs += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n"
    }
    #expect(code(laughs) != nil)
    #expect(code(Self.head + "name: x\n" + laughs) != nil)
    let deep = Self.head + "cells: " + String(repeating: "[", count: 100_000)
    #expect(code(deep) != nil)
    let wide = String(repeating: "{a: ", count: 100_000)
    #expect(code(wide) != nil)
    #expect(code(Self.head + "cells: []\n", YAMLCodec(maximumSize: 10))?.code == "limit-exceeded")
  }
}
