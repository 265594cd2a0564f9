// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The environment of the process; only the commands look at it.
package enum Environment {
  /// The value of a variable; nothing if it is not set.
  package static func value(_ name: String) -> String? {
    unsafe name.withCString { name in
      // SAFE: getenv gives a zero-terminated string, copied before anything can change it.
      guard let text = unsafe getenv(name) else { return nil }
      return unsafe String(cString: text)
    }
  }
}
