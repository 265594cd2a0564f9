// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

// What every form is stands in the signatures here, so that one import is enough.
@_exported public import Forms
