internal import Platform

/// The relationships of a part: which parts it refers to, and as what.
struct Relationships: PartContent {
  /// A relationship inside the package.
  struct Entry {
    var id: [UInt8]
    /// The last component of its type, such as `worksheet`.
    var kind: [UInt8]
    /// The name of the part it leads to; `nil` where that lies outside the package.
    var part: String?
  }

  private(set) var entries: [Entry] = []
  /// The components of the folder of the part whose relationships these are.
  private let folder: [String.UTF8View.SubSequence]

  /// - Parameter source: The name of the part that they belong to; empty for the package itself.
  init(of source: String) { folder = Array(source.utf8.split(separator: 0x2F).dropLast()) }

  /// The part in which the relationships of a part stand.
  static func part(of source: String) -> String {
    guard let slash = source.utf8.lastIndex(of: 0x2F) else { return "_rels/\(source).rels" }
    return "\(source[..<slash])/_rels/\(source[source.utf8.index(after: slash)...]).rels"
  }

  /// The first of a kind.
  func first(_ kind: String) -> Entry? { entries.first { $0.kind.elementsEqual(kind.utf8) } }

  /// The one with an identifier.
  func entry(_ id: String) -> Entry? { entries.first { $0.id.elementsEqual(id.utf8) } }

  mutating func start(_ element: XMLElement, _ path: [PartElement]) throws(PartProblem) {
    guard path == [.relationships, .relationship] else { return }
    guard let id = element.value(of: "Id") else { throw PartProblem(code: .badAttribute("Id")) }
    guard let type = element.value(of: "Type") else { throw PartProblem(code: .badAttribute("Type")) }
    guard let target = element.value(of: "Target") else { throw PartProblem(code: .badAttribute("Target")) }
    let isExternal = element.value(of: "TargetMode")?.utf8.elementsEqual("External".utf8) ?? false
    entries.append(
      Entry(
        id: Array(id.utf8), kind: kind(type), part: isExternal ? nil : resolved(target)))
  }

  mutating func text(_ text: [UInt8], _ path: [PartElement]) {}

  mutating func end(_ path: [PartElement]) throws(PartProblem) {}

  /// The kind, when the type is one of Office Open XML's, transitional or strict; else empty.
  private func kind(_ type: String) -> [UInt8] {
    let bytes = Array(type.utf8)
    for prefix in [RelationshipNamespace.transitional, RelationshipNamespace.strict] {
      let start = Array("\(prefix)/".utf8)
      if bytes.starts(with: start) { return Array(bytes[start.count...]) }
    }
    return []
  }

  /// The part that a target names, from the folder of the source; `nil` where it leaves the package (RFC 3986, 5.2.4).
  private func resolved(_ target: String) -> String? {
    var components = target.utf8.first == 0x2F ? [] : folder
    for component in target.utf8.split(separator: 0x2F) {
      if component.elementsEqual([0x2E]) { continue }
      if component.elementsEqual([0x2E, 0x2E]) {
        guard components.popLast() != nil else { return nil }
      } else {
        components.append(component)
      }
    }
    return components.map { String(Substring($0)) }.joined(separator: "/")
  }
}

/// The namespaces of relationships' types and of the attributes that name one.
enum RelationshipNamespace {
  /// ISO/IEC 29500-4.
  static let transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  /// ISO/IEC 29500-1.
  static let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
}
