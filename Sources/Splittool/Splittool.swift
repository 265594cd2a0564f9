// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// One import for those who use splittool: tables, splits, their forms, and the store.
///
///     import Splittool
///
///     let table = try Table(contentsOf: "iris.arff")
///     let split = try SplitSet(contentsOf: "datasplits.arff")
///     let store = try SplitStore("cache")
@_exported public import ARFF
@_exported public import ByteKit
@_exported public import Diagnostics
@_exported public import Forms
@_exported public import Hashing
@_exported public import Mending
@_exported public import SplitCache
@_exported public import SplitCodecs
@_exported public import SplitModel
@_exported public import TableCodecs
