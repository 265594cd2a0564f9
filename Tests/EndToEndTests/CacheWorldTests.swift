// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import TestSupport
internal import Testing

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What the program does to the world outside of its cache, as the system sees it.
@Suite(.scratchDirectory) struct CacheWorldTests {
  /// The cache verbs in turn: a miss, a hit, a cell's worth of output, damage, healing, cleaning.
  private static let story = """
    put a.json --dir $DIR/store
    put a.json --dir $DIR/store --durability durable --wait 1 --codec ndjson
    get a.json --dir $DIR/store --explain
    get a.json --dir $DIR/store -o $DIR/out/a.npz
    list --dir $DIR/store
    verify --dir $DIR/store
    repair --dir $DIR/store
    get a.json --dir $DIR/store --shared
    prune --dir $DIR/store --max-size 1
    put a.json --dir $DIR/store
    clear --dir $DIR/store
    """

  private func prepare() async throws {
    let json = """
      {"format":"splittool.split","version":1,"cells":[{"repeat":0,"fold":0,"sample":0,\
      "train":[1],"test":[0]}]}
      """
    try Scratch.write(Array(json.utf8), to: Scratch.path.appending("a.json"))
    try Scratch.write(
      Array(json.replacing("[1]", with: "[2]").utf8), to: Scratch.path.appending("b.json"))
    try Scratch.makeDirectory(Scratch.path.appending("out"))
    // Old enough for the store to keep a record of it.
    _ = try await Tool.shell("touch -d '1 hour ago' a.json b.json; sleep 2.1", in: Scratch.path)
  }

  @Test func `the program changes nothing but what the caller named`() async throws {
    try await prepare()
    let directory = Scratch.path.string
    for (index, words) in Self.story.split(separator: "\n").enumerated() {
      // A file for each thread, so that no line of the trace is cut in two.
      let line = """
        test -x /usr/bin/strace || { echo "strace is missing: run Tools/set-up" >&2; exit 69; }
        mkdir trace && strace -ff -y -qq -s 4096 -o trace/\(index) splittool cache \
        \(words.replacing("$DIR", with: directory)) > /dev/null
        """
      let result = try await Tool.shell(line, in: Scratch.path)
      try #require(result.exitCode == 0, "\(words): \(result.errors)")
      let trace = Scratch.path.appending("trace")
      var changes = [Trace.Change]()
      for name in Fixtures.names(in: trace) where name != "." && name != ".." {
        let text = try SharedBytes.reading(trace.appending(name))
        changes += Trace.changes(in: text.bytes.text(0..<text.count), from: directory)
      }
      let foreign = changes.filter { change in
        !change.paths.allSatisfy {
          !$0.contains("/..") && $0 == directory + "/store"
            || !$0.contains("/..") && $0.hasPrefix(directory + "/store/")
            || $0.hasPrefix(directory + "/out/") && words.contains("-o ")
        }
      }
      #expect(foreign.isEmpty, "\(words)")
      if words.hasPrefix("put") {
        #expect(changes.contains { $0.call.hasPrefix("rename") }, "nothing was seen of \(words)")
      }
      _ = try await Tool.shell("rm -r trace", in: Scratch.path)
    }
    let rest = try await Tool.shell("ls; ls store; ls out", in: Scratch.path)
    #expect(rest.output == "a.json\nb.json\nout\nstore\na.npz\n")
  }

  @Test func `another user gets hits from a store that it may only read, and misses with a note`()
    async throws
  {
    try await prepare()
    // Where another user finds everything, whatever the rights of the directories above are.
    let prelude = """
      set -eu
      world=$(mktemp -d -t splittool-world-XXXXXX); trap 'chmod -R u+w $world; rm -r $world' EXIT
      cp a.json b.json "$(command -v splittool)" $world; cd $world
      ./splittool cache put a.json --dir store > /dev/null
      if [ $(id -u) = 0 ]; then
        chmod 755 . store; chmod 644 store/* *.json; chmod 755 splittool
        run='setpriv --reuid=65534 --regid=65534 --clear-groups'
      else
        chmod 500 store; chmod 400 store/*; run=
      fi
      if $run touch store/x 2> /dev/null; then echo 'the store can be written to' >&2; exit 1; fi
      before=$(ls -l --full-time store)

      """
    let check = "[ \"$before\" = \"$(ls -l --full-time store)\" ]"
    let hit = try await Tool.shell(
      prelude + "$run ./splittool cache get a.json --dir store --explain -o - --to ndjson; "
        + check,
      in: Scratch.path)
    #expect(hit.exitCode == 0)
    // A copy of the source has no record, so its content was hashed.
    #expect(hit.errors == "hit\nread the source: no record tells what this file holds\n")
    #expect(hit.output.contains(#""train":[1]"#))

    let miss = try await Tool.shell(
      prelude + "$run ./splittool cache get b.json --dir store -o - --to ndjson; " + check,
      in: Scratch.path)
    #expect(miss.exitCode == 0)
    #expect(miss.output.contains(#""train":[2]"#))
    let notes = miss.errors.split(separator: "\n")
    #expect(notes.count == 1, "\(miss.errors)")
    #expect(miss.errors.contains("warning[not-cached]"))
    #expect(miss.errors.contains("Permission denied"))
  }
}
