internal import Platform

/// The strings that cells refer to by their index.
struct SharedStrings: PartContent {
  /// The strings: the texts of all their runs; without phonetic runs.
  private(set) var strings: [String] = []
  private var item = ""
  private var text: [UInt8] = []

  mutating func start(_ element: XMLElement, _ path: [PartElement]) throws(PartProblem) {
    if path == [.sharedStrings, .item] { item = "" }
    if Self.isText(path) { text = [] }
  }

  mutating func text(_ text: [UInt8], _ path: [PartElement]) {
    if Self.isText(path) { self.text += text }
  }

  mutating func end(_ path: [PartElement]) throws(PartProblem) {
    if Self.isText(path) { item += EscapedText.unescaped(text) }
    if path == [.sharedStrings, .item] { strings.append(item) }
  }

  private static func isText(_ path: [PartElement]) -> Bool {
    path == [.sharedStrings, .item, .text] || path == [.sharedStrings, .item, .run, .text]
  }
}
