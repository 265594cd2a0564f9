// swift-tools-version: 6.2
// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
  name: "splittool-bridge",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "splittool", path: "../../..")],
  targets: [
    .executableTarget(
      name: "splittool-bridge",
      dependencies: ["CanonicalARFF", .product(name: "ARFF", package: "splittool")]),
    // The reference reader of the tests, of which the canonical form of a table is wanted here.
    .target(
      name: "CanonicalARFF", dependencies: [.product(name: "ARFF", package: "splittool")],
      path: "Sources/ReferenceARFF"),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableExperimentalFeature("Lifetimes"),
  ]
}
