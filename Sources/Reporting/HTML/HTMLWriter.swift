internal import Records

/// Builds HTML: tags always balance and every text is escaped.
struct HTMLWriter {
  /// The page so far, UTF-8.
  private(set) var bytes: [UInt8] = []

  /// Writes our own markup as it is; a literal, so that no text from data can get here.
  mutating func markup(_ markup: StaticString) {
    bytes.append(contentsOf: markup.description.utf8)
  }

  /// Writes a text.
  ///
  /// `&`, `<`, `>` and both quotes become character references. Control characters, which HTML does not allow, and
  /// the characters that turn the direction of writing around, which could make a line read as another one, are
  /// shown by their code point, as in `[U+202E]`.
  mutating func text(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: bytes.append(contentsOf: "&amp;".utf8)
      case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
      case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
      case 0x22: bytes.append(contentsOf: "&quot;".utf8)
      case 0x27: bytes.append(contentsOf: "&#39;".utf8)
      case 0x00..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
        bytes.append(contentsOf: "[U+\(zeros)\(digits)]".utf8)
      default: bytes.append(contentsOf: scalar.utf8)
      }
    }
  }

  /// Writes a sentence in both languages; the stylesheet shows one of them.
  mutating func both(_ text: LocalizedText) {
    if text.ja.utf8.elementsEqual(text.en.utf8) { return self.text(text.ja) }
    element("span", ["lang": "ja"]) { $0.text(text.ja) }
    element("span", ["lang": "en"]) { $0.text(text.en) }
  }

  /// Writes a sentence in both languages.
  mutating func both(ja: String, en: String) {
    both(LocalizedText(ja: ja, en: en))
  }

  /// Writes an element with what `content` writes in it.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
    _ content: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    content(&self)
    bytes.append(contentsOf: "</\(name)>".utf8)
  }

  /// Writes an element that has no content and no end tag, such as `meta`.
  mutating func void(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
    open(name, attributes)
  }

  private mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
    bytes.append(contentsOf: "<\(name)".utf8)
    for (attribute, value) in attributes {
      bytes.append(contentsOf: " \(attribute)=\"".utf8)
      text(value)
      bytes.append(0x22)
    }
    bytes.append(0x3E)
  }
}
