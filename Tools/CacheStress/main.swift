// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Glibc

// Drives one store with many real processes, and says whether it ever answered wrong.
guard let arguments = Arguments(Array(CommandLine.arguments.dropFirst())) else {
  print(Arguments.usage)
  exit(64)
}
System.makeDirectory(arguments.directory)
guard let board = Board(arguments.board) else {
  print("cannot use \(arguments.directory)")
  exit(73)
}
switch arguments.role {
case .coordinator where arguments.foldReads > 0:
  exit(FoldReads(arguments: arguments).run() ? 0 : 1)
case .coordinator:
  exit(Coordinator(arguments, board).run() ? 0 : 1)
case .worker:
  var worker = Worker(arguments, board)
  worker.runForever()
case .limited:
  // A write beyond the limit then fails with EFBIG instead of killing the process.
  signal(SIGXFSZ, SIG_IGN)
  var limit = rlimit(rlim_cur: 20_000, rlim_max: 20_000)
  // SAFE: a local of the right type is passed to the system.
  _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  var worker = Worker(arguments, board)
  worker.runForever()
case .forker:
  var worker = Worker(arguments, board)
  worker.forkForever()
case .racer: Worker(arguments, board).race()
case .tester: Worker(arguments, board).test()
case .collector: Trouble(arguments: arguments, board: board).collect()
case .clearer: Trouble(arguments: arguments, board: board).clear()
case .vandal: Trouble(arguments: arguments, board: board).vandalize()
case .editor: Trouble(arguments: arguments, board: board).edit()
}
