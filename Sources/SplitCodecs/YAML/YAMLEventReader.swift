// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import CLibYAML

/// Walks through a YAML document event by event; all calls of libyaml are in this file.
///
/// Anchors, aliases and tags are refused: they are what YAML bombs are made of, and a split needs
/// none. Nothing is kept of the document but the place in it.
@safe
struct YAMLEventReader: ~Copyable {
  /// The deepest nesting that is read; a split needs four.
  static let maximumDepth = 8

  // libyaml keeps pointers into its parser, so it must not move; the bytes must stay where they
  // are for as long as it reads.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let bytes: SharedBytes
  private var depth = 0
  private var isInDocument = false

  /// Where the last event begins, in bytes and, as libyaml counts, in characters.
  private(set) var offset = 0
  private var characters = 0

  init(_ bytes: SharedBytes) {
    self.bytes = bytes
    unsafe parser = .allocate(capacity: 1)
    // SAFE: the call fills the memory that it is given; it fails only without memory.
    let isReady = unsafe yaml_parser_initialize(parser)
    precondition(isReady == 1, "libyaml cannot start: out of memory")
    unsafe bytes.bytes.withUnsafeBytes { source in
      // SAFE: the reader keeps `bytes`, whose memory neither moves nor changes, until it goes.
      let start = unsafe source.bindMemory(to: UInt8.self).baseAddress
      unsafe yaml_parser_set_input_string(parser, start, source.count)
    }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  }

  deinit {
    // SAFE: the parser was made by the initializer.
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
  }

  /// Reads the next event.
  mutating func next() throws(ReadingError) -> YAMLEvent {
    while true {
      var event = unsafe yaml_event_t()
      // SAFE: the call fills the event, which is deleted before it is used again.
      guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw fault() }
      defer { unsafe yaml_event_delete(&event) }
      advance(toCharacter: unsafe event.start_mark.index)
      if let found = unsafe try translate(event) { return found }
    }
  }

  /// Moves the offset on to a character.
  private mutating func advance(toCharacter wanted: Int) {
    let source = bytes
    let text = source.bytes
    var place = offset
    var count = characters
    while count < wanted, place < text.byteCount {
      place &+= 1
      while place < text.byteCount, text[place] & 0xC0 == 0x80 { place &+= 1 }
      count &+= 1
    }
    offset = place
    characters = count
  }

  /// The event in our terms; nothing for those that do not matter.
  private mutating func translate(_ event: yaml_event_t) throws(ReadingError) -> YAMLEvent? {
    switch unsafe event.type {
    case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT:
      return nil
    case YAML_DOCUMENT_START_EVENT:
      guard !isInDocument else { throw .malformed(at: offset, "there is a second document") }
      isInDocument = true
      return nil
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT:
      return .end
    case YAML_ALIAS_EVENT:
      throw forbidden("an alias")
    case YAML_MAPPING_START_EVENT:
      let start = unsafe event.data.mapping_start
      try check(hasAnchor: unsafe start.anchor != nil, hasTag: unsafe start.tag != nil)
      try descend()
      return .beginMapping
    case YAML_SEQUENCE_START_EVENT:
      let start = unsafe event.data.sequence_start
      try check(hasAnchor: unsafe start.anchor != nil, hasTag: unsafe start.tag != nil)
      try descend()
      return .beginSequence
    case YAML_MAPPING_END_EVENT:
      depth -= 1
      return .endMapping
    case YAML_SEQUENCE_END_EVENT:
      depth -= 1
      return .endSequence
    default:
      return unsafe try scalar(event)
    }
  }

  private func scalar(_ event: yaml_event_t) throws(ReadingError) -> YAMLEvent {
    let scalar = unsafe event.data.scalar
    try check(hasAnchor: unsafe scalar.anchor != nil, hasTag: unsafe scalar.tag != nil)
    // SAFE: libyaml owns `length` bytes of valid UTF-8 until the event is deleted; they are copied.
    let text = unsafe String(
      decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    return .scalar(text, isPlain: unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE)
  }

  private func check(hasAnchor: Bool, hasTag: Bool) throws(ReadingError) {
    if hasAnchor { throw forbidden("an anchor") }
    if hasTag { throw forbidden("a tag") }
  }

  private func forbidden(_ what: String) -> ReadingError {
    ReadingError(
      .forbiddenYAML, at: offset, "\(what) is not read here",
      hint:
        "write the value itself; anchors, aliases and tags are refused because they hide its size"
    )
  }

  private mutating func descend() throws(ReadingError) {
    depth += 1
    guard depth <= Self.maximumDepth else {
      throw ReadingError(
        .nestingTooDeep, at: offset,
        "mappings and sequences are nested more than \(Self.maximumDepth) deep")
    }
  }

  /// What libyaml has to say about its last call.
  private mutating func fault() -> ReadingError {
    advance(toCharacter: unsafe parser.pointee.problem_mark.index)
    let place = offset
    guard let problem = unsafe parser.pointee.problem else {
      return ReadingError(.yamlSyntax, at: place, "the text is not YAML")
    }
    // SAFE: libyaml's messages are literals that end in zero.
    return ReadingError(.yamlSyntax, at: place, unsafe String(cString: problem))
  }
}
