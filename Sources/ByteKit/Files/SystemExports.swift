// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

// The types of swift-system that stand in signatures here, so that one import is enough.
@_exported public import struct SystemPackage.Errno
@_exported public import struct SystemPackage.FileDescriptor
@_exported public import struct SystemPackage.FilePath
