// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import CArrow

/// The type of an Arrow column, before it becomes a C structure.
struct ArrowField {
  var format: String
  var name: String
  var isNullable = true
  var children: [ArrowField] = []
  var dictionary: [ArrowField] = []

  /// The field of an attribute.
  init(_ attribute: Attribute, views: Bool) {
    name = attribute.name
    switch attribute.type {
    case .numeric, .real, .integer: format = "g"
    case .nominal:
      format = "i"
      dictionary = [ArrowField(format: "u", name: "")]
    case .string: format = views ? "vu" : "u"
    case .date: format = "tsm:"
    case .relational(let inner):
      format = "+l"
      var item = ArrowField(format: "+s", name: "item")
      item.children = inner.map { ArrowField($0, views: views) }
      children = [item]
    }
  }

  init(format: String, name: String) {
    self.format = format
    self.name = name
  }

  /// The field of all columns together.
  static func structure(of attributes: [Attribute], views: Bool) -> ArrowField {
    var field = ArrowField(format: "+s", name: "")
    field.isNullable = false
    field.children = attributes.map { ArrowField($0, views: views) }
    return field
  }
}

/// What a C schema points to; it lives until the schema is released.
final class ArrowSchemaOwner {
  private let format: [CChar]
  private let name: [CChar]
  // SAFE: these are allocated below and freed in `deinit`, nowhere else.
  private let texts: UnsafeMutablePointer<CChar>
  private let children: UnsafeMutablePointer<UnsafeMutablePointer<ArrowSchema>?>?
  private let dictionary: UnsafeMutablePointer<ArrowSchema>?
  private let childCount: Int

  private init(_ field: ArrowField) {
    format = Array(field.format.utf8CString)
    name = Array(field.name.utf8CString)
    childCount = field.children.count
    let all = format + name
    texts = .allocate(capacity: all.count)
    texts.initialize(from: all, count: all.count)
    if field.children.isEmpty {
      children = nil
    } else {
      let room = UnsafeMutablePointer<UnsafeMutablePointer<ArrowSchema>?>.allocate(
        capacity: field.children.count)
      children = room
      for (index, child) in field.children.enumerated() {
        let schema = UnsafeMutablePointer<ArrowSchema>.allocate(capacity: 1)
        Self.fill(schema, child)
        (room + index).initialize(to: schema)
      }
    }
    if let inner = field.dictionary.first {
      let schema = UnsafeMutablePointer<ArrowSchema>.allocate(capacity: 1)
      Self.fill(schema, inner)
      dictionary = schema
    } else {
      dictionary = nil
    }
  }

  deinit {
    texts.deallocate()
    if let children = children {
      for index in 0..<childCount {
        guard let child = children[index] else { continue }
        if let release = child.pointee.release { release(child) }
        child.deallocate()
      }
      children.deallocate()
    }
    if let dictionary = dictionary {
      if let release = dictionary.pointee.release { release(dictionary) }
      dictionary.deallocate()
    }
  }

  /// Fills a C schema, which then owns what it points to.
  static func fill(_ schema: UnsafeMutablePointer<ArrowSchema>, _ field: ArrowField) {
    let owner = ArrowSchemaOwner(field)
    schema.initialize(
      to: ArrowSchema(
        format: UnsafePointer(owner.texts),
        name: UnsafePointer(owner.texts + owner.format.count), metadata: nil,
        flags: field.isNullable ? 2 : 0, n_children: Int64(owner.childCount),
        children: owner.children, dictionary: owner.dictionary,
        release: { schema in
          guard let schema = schema, let owner = schema.pointee.private_data else {
            return
          }
          schema.pointee.release = nil
          // SAFE: the reference that `fill` passed on, given back once.
          Unmanaged<ArrowSchemaOwner>.fromOpaque(owner).release()
        }, private_data: Unmanaged.passRetained(owner).toOpaque()))
  }
}
