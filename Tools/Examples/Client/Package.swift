// swift-tools-version: 6.2
// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

// A package of somebody else: one dependency, one import, no flags. `Tools/check-clients` builds and runs it, a second
// time with MEMBER_IMPORT_VISIBILITY set.

import PackageDescription

let isVisibilityStrict = Context.environment["MEMBER_IMPORT_VISIBILITY"] != nil

let package = Package(
  name: "client",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "splittool", path: "../../..")],
  targets: [
    .executableTarget(
      name: "client",
      dependencies: [.product(name: "Splittool", package: "splittool")],
      swiftSettings: isVisibilityStrict ? [.enableUpcomingFeature("MemberImportVisibility")] : [])
  ],
  swiftLanguageModes: [.v6]
)
