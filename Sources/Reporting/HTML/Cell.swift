internal import Records

/// What stands in one cell of a table.
enum Cell {
  /// A text from the project or the data's layout, the same in both languages.
  case text(String)
  /// A name or code, set in letters of one width.
  case code(String)
  /// A name that leads to a part of the page.
  case link(String, to: String)
  /// A digest or path, the same and may break anywhere.
  case digest(String)
  /// A text in both languages.
  case both(LocalizedText)
  /// A whole number.
  case number(Int)
  /// An exact decimal as its digits.
  case amount(String)
  /// A check's state.
  case state(CheckState)
  /// A mark and its words: whether something holds, must be looked at or does not hold.
  case mark(Mark)
  /// A sample of a bar's fill and what it stands for.
  case key(fill: String, LocalizedText)

  /// Whether it is set to the right in digits of one width.
  var isNumeric: Bool {
    switch self {
    case .number, .amount: true
    case .text, .code, .link, .digest, .both, .state, .mark, .key: false
    }
  }

  /// Writes what stands between the tags of the cell; an empty text is a dash.
  func write(_ html: inout HTMLWriter, _ limits: ReportLimits) {
    switch self {
    case .text(let text): html.text(text.isEmpty ? "—" : Cell.shortened(text, limits.scalars))
    case .code(let text):
      if text.isEmpty { return html.text("—") }
      html.element("code") { $0.text(Cell.shortened(text, limits.scalars)) }
    case .link(let text, let target):
      html.element("a", ["href": "#\(target)"]) { $0.text(Cell.shortened(text, limits.scalars)) }
    case .digest(let text):
      html.element("code", ["class": "d"]) { $0.text(Cell.shortened(text, limits.scalars)) }
    case .both(let text): html.both(text)
    case .number(let number): html.text(Numerals.grouped(number))
    case .amount(let digits): html.text(digits.isEmpty ? "—" : Numerals.grouped(digits))
    case .state(let state): Mark(state).write(&html)
    case .mark(let mark): mark.write(&html)
    case .key(let fill, let title):
      html.element("svg", ["class": "key", "viewBox": "0 0 12 12", "aria-hidden": "true"]) { html in
        html.element("rect", ["class": fill, "width": "12", "height": "12"]) { _ in }
      }
      html.both(title)
    }
  }

  /// The first scalars of a text, with an ellipsis where some are left off.
  static func shortened(_ text: String, _ limit: Int) -> String {
    guard text.unicodeScalars.count > limit else { return text }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text.unicodeScalars.prefix(limit))
    return String(scalars) + "…"
  }
}
