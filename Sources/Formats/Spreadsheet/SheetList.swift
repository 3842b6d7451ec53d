internal import Platform

/// The sheets that a workbook's part names.
struct SheetList: PartContent {
  /// A sheet of the list.
  struct Entry {
    var name: String
    var isHidden: Bool
    /// The identifier of its relationship.
    var relationship: String
  }

  private(set) var entries: [Entry] = []
  /// Whether the part is a workbook at all.
  private(set) var isWorkbook = false

  mutating func start(_ element: XMLElement, _ path: [PartElement]) throws(PartProblem) {
    if path == [.workbook] { isWorkbook = true }
    guard path == [.workbook, .sheets, .sheet] else { return }
    guard let name = element.value(of: "name") else { throw PartProblem(code: .badAttribute("name")) }
    let relationship =
      element.value(of: "id", in: RelationshipNamespace.transitional)
      ?? element.value(of: "id", in: RelationshipNamespace.strict)
    guard let relationship else { throw PartProblem(code: .badAttribute("r:id")) }
    let state = element.value(of: "state") ?? "visible"
    let isVisible = state.utf8.elementsEqual("visible".utf8)
    entries.append(
      Entry(
        name: EscapedText.unescaped(Array(name.utf8)), isHidden: !isVisible, relationship: relationship))
  }

  mutating func text(_ text: [UInt8], _ path: [PartElement]) {}

  mutating func end(_ path: [PartElement]) throws(PartProblem) {}
}
