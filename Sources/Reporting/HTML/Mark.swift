internal import Records

/// A sign with its words, so that nothing is said by colour alone.
struct Mark {
  private let sign: String
  private let style: String
  private let words: LocalizedText

  private init(_ sign: String, _ style: String, _ words: LocalizedText) {
    self.sign = sign
    self.style = style
    self.words = words
  }

  /// The state of a check; all five look different.
  init(_ state: CheckState) {
    switch state {
    case .passed: self.init("✓", "good", state.title)
    case .failed: self.init("✕", "bad", state.title)
    case .notApplicable: self.init("／", "quiet", state.title)
    case .notExercised: self.init("○", "look", state.title)
    case .notRun: self.init("！", "look", state.title)
    }
  }

  /// How grave a finding is.
  init(_ severity: Severity) {
    switch severity {
    case .error: self.init("✕", "bad", severity.title)
    case .warning: self.init("！", "look", severity.title)
    case .information: self.init("ｉ", "quiet", severity.title)
    }
  }

  /// Something that holds.
  static func good(ja: String, en: String) -> Mark { Mark("✓", "good", LocalizedText(ja: ja, en: en)) }

  /// Something that does not hold.
  static func bad(ja: String, en: String) -> Mark { Mark("✕", "bad", LocalizedText(ja: ja, en: en)) }

  /// Something that was not asked.
  static func quiet(ja: String, en: String) -> Mark { Mark("－", "quiet", LocalizedText(ja: ja, en: en)) }

  /// Writes sign and words.
  func write(_ html: inout HTMLWriter) {
    html.element("span", ["class": "mark \(style)"]) { html in
      html.element("span", ["aria-hidden": "true"]) { $0.text(sign) }
      html.markup(" ")
      html.both(words)
    }
  }
}
