/// A small reading of HTML: every start tag with its attributes, and what is wrong with the nesting.
struct TagBalance {
  struct Tag {
    var name: String
    var attributes: String
    /// The names of the elements around it, outermost first.
    var ancestors: [String]
  }

  private(set) var tags: [Tag] = []
  private(set) var problems: [String] = []

  /// Elements without an end tag. Source: HTML Living Standard, 13.1.2, void elements.
  private static let void: Set<String> = ["meta", "input", "br", "hr", "img", "link"]

  init(_ bytes: [UInt8]) {
    var open: [String] = []
    var rest = bytes[...]
    while let start = rest.firstIndex(of: 0x3C), let end = rest[start...].firstIndex(of: 0x3E) {
      let text = String(decoding: rest[(start + 1)..<end], as: UTF8.self)
      rest = rest[(end + 1)...]
      if text.hasPrefix("!") { continue }
      if text.hasPrefix("/") {
        let name = String(text.dropFirst())
        if open.last != name { problems.append("</\(name)> closes \(open.last ?? "nothing")") }
        if !open.isEmpty { open.removeLast() }
        continue
      }
      let name = String(text.prefix { $0 != " " })
      tags.append(Tag(name: name, attributes: String(text.dropFirst(name.count)), ancestors: open))
      if !TagBalance.void.contains(name) { open.append(name) }
    }
    problems += open.map { "<\($0)> is never closed" }
  }

  func tags(_ name: String) -> [Tag] { tags.filter { $0.name == name } }
}
