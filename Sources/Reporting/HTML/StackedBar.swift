internal import Records

/// A bar of parts that make a whole, drawn as SVG, with the same in words beneath it or in a table that follows.
struct StackedBar {
  /// One part.
  struct Part {
    /// The class of its fill.
    var fill: String
    /// What it is.
    var title: LocalizedText
    /// How much.
    var count: Int
  }

  /// The id of the words or of the table's caption, unique in the page.
  var id: String
  /// What the whole is; `nil` where the table of that caption has the words.
  var title: LocalizedText?
  /// The parts in order; those without anything are left out.
  var parts: [Part]

  /// The width of the whole in units of the drawing.
  static let width = 1000
  /// The least width of a part that is there, so that one record in a million can be seen.
  static let leastWidth = 5

  /// Writes the drawing and the words.
  func write(_ html: inout HTMLWriter) {
    let parts = parts.filter { $0.count > 0 }
    let total = parts.reduce(0) { $0 + $1.count }
    guard total > 0 else { return }
    html.element("figure", ["class": "bar"]) { html in
      html.element(
        "svg",
        [
          "viewBox": "0 0 \(StackedBar.width) 24", "preserveAspectRatio": "none", "role": "img",
          "aria-labelledby": id,
        ]
      ) { html in
        var left = 0
        for (part, width) in zip(parts, StackedBar.widths(parts.map(\.count))) {
          html.element(
            "rect", ["class": part.fill, "x": "\(left)", "width": "\(max(1, width - 2))", "height": "24"]
          ) { _ in }
          left += width
        }
      }
      guard let title else { return }
      html.element("figcaption", ["id": id]) { html in
        html.element("strong") { $0.both(title) }
        html.element("ul") { html in
          for part in parts {
            html.element("li") { html in
              html.element("svg", ["class": "key", "viewBox": "0 0 12 12", "aria-hidden": "true"]) { html in
                html.element("rect", ["class": part.fill, "width": "12", "height": "12"]) { _ in }
              }
              html.both(part.title)
              html.text(" \(Numerals.grouped(part.count))（\(Numerals.percent(part.count, of: total))）")
            }
          }
        }
      }
    }
  }

  /// Whole widths that add up to `width`, each at least `leastWidth`; the widest part gives what the others need.
  static func widths(_ counts: [Int]) -> [Int] {
    let total = counts.reduce(0, +)
    var widths = counts.map { max(leastWidth, Int(Int128($0) * Int128(width) / Int128(max(1, total)))) }
    if let widest = widths.indices.max(by: { widths[$0] < widths[$1] }) {
      widths[widest] += width - widths.reduce(0, +)
    }
    return widths
  }
}
