// swift-tools-version: 6.2
// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
  name: "splittool-fuzz",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "splittool", path: "../..")],
  targets: [
    .executableTarget(
      name: "fuzz-arff",
      dependencies: ["CanonicalARFF", .product(name: "ARFF", package: "splittool")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]),
    // The reference reader of the tests, under a name of its own.
    .target(
      name: "CanonicalARFF", dependencies: [.product(name: "ARFF", package: "splittool")],
      path: "Sources/ReferenceARFF"),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableExperimentalFeature("Lifetimes"),
    ]
}
