// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Runs a program and says what it used: `child-meter PROGRAM ARGUMENT…`.
///
/// Prints, on standard error behind what the program says, a line of processor time in milliseconds
/// and peak memory in MiB: `used 12 ms 9 MiB`. Ends with the program's exit code.
///
/// A process inherits the peak of the one that starts it, so a test process of hundreds of
/// megabytes cannot ask about its own children. This one is small.
@main enum ChildMeter {
  static func main() {
    var usage = rusage()
    var status: Int32 = 0
    // SAFE: the arguments are those of this process, zero-terminated and alive to its end; the
    // first of them, this program's name, is left out.
    let arguments = unsafe CommandLine.unsafeArgv + 1
    guard CommandLine.argc > 1, let program = unsafe arguments[0] else { exit(64) }
    var child: pid_t = 0
    guard unsafe posix_spawn(&child, program, nil, nil, arguments, environ) == 0 else { exit(69) }
    // SAFE: status and usage are local variables that outlive the call.
    while unsafe wait4(child, &status, 0, &usage) < 0 && errno == EINTR {}
    let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
    let milliseconds = Int(seconds) * 1_000 + Int(microseconds) / 1_000
    let line = Array("used \(milliseconds) ms \(peak(usage)) MiB\n".utf8)
    // SAFE: the buffer is used inside the call only.
    _ = unsafe line.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
    // A signal ends the exit code's low byte: 128 and its number, as shells say it.
    exit(status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F)
  }

  /// The peak in MiB; Linux counts in KiB, macOS in bytes.
  private static func peak(_ usage: rusage) -> Int {
    #if canImport(Glibc)
      Int(usage.ru_maxrss) / 1_024
    #else
      Int(usage.ru_maxrss) / 1_048_576
    #endif
  }
}
