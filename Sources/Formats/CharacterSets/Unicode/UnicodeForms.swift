internal import Records

/// The forms of Unicode that a source can have. They have no table; a scalar of private use is a town's own character.
enum UnicodeForms {
  static let names = ["UTF8", "UTF16BE", "UTF16LE"]

  /// The table with one of the names.
  static func table(_ name: String) -> CharacterTable? {
    guard name.utf8.count == 4 else {
      return utf16(name.utf8.elementsEqual("UTF16BE".utf8) ? .bigEndian : .littleEndian)
    }
    var content = TableContent()
    content.isASCII = true
    return CharacterTable(name: "UTF8", form: .utf8, content)
  }

  /// UTF-16 in one order of bytes.
  static func utf16(_ order: ByteOrder) -> CharacterTable {
    let isBigEndian = order == .bigEndian
    return CharacterTable(
      name: isBigEndian ? "UTF16BE" : "UTF16LE", form: .utf16(isBigEndian: isBigEndian), TableContent())
  }
}
