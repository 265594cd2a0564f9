// swift-tools-version: 6.2
// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
  name: "benchmark",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "splittool", path: "../..")],
  targets: [
    .executableTarget(
      name: "splitbench",
      dependencies: [
        .product(name: "ARFF", package: "splittool"),
        .product(name: "SplitModel", package: "splittool"),
        .product(name: "SplitCodecs", package: "splittool"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
