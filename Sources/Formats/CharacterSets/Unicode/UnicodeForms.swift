/// The forms of Unicode that a source can have. They have no table; a scalar of private use is a town's own character.
enum UnicodeForms {
  static let names = ["UTF8", "UTF16BE", "UTF16LE"]

  /// The table with one of the names.
  static func table(_ name: String) -> CharacterTable? {
    var content = TableContent()
    switch name.utf8.count {
    case 4:
      content.isASCII = true
      return CharacterTable(name: "UTF8", form: .utf8, content)
    default:
      let isBigEndian = name.utf8.elementsEqual("UTF16BE".utf8)
      return CharacterTable(
        name: isBigEndian ? "UTF16BE" : "UTF16LE", form: .utf16(isBigEndian: isBigEndian), content)
    }
  }
}
