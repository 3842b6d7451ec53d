/// Excel's rules for the names of sheets.
///
/// - Source: Microsoft Support, "Rename a worksheet": not blank, at most 31 characters, none of `/ \ ? * : [ ]`, no
///   apostrophe at either end, not `History`.
enum SheetName {
  /// The longest name in UTF-16 code units.
  static let longest = 31

  /// What is wrong with a name, or `nil`.
  static func problem(_ name: String) -> WorkbookErrorCode? {
    let scalars = Array(name.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last else { return .emptyName }
    guard name.utf16.count <= longest else { return .nameTooLong }
    for scalar in scalars {
      switch scalar {
      case "[", "]", ":", "*", "?", "/", "\\": return .badName
      // XML keeps no control characters in attributes as they are, and has no U+FFFE and U+FFFF.
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": return .badName
      default: break
      }
    }
    guard first != "'", last != "'" else { return .badName }
    return key(name) == Array("history".utf8) ? .reservedName : nil
  }

  /// What two names must not share: their bytes, capital letters made small scalar by scalar, whatever the locale.
  static func key(_ name: String) -> [UInt8] {
    name.unicodeScalars.flatMap { Array($0.properties.lowercaseMapping.utf8) }
  }

  /// A name like the wanted one that a sheet can have and none before has; it is added to those that are taken.
  static func free(_ wanted: String, _ taken: inout [String]) -> String {
    var scalars = wanted.unicodeScalars.map { scalar in
      "[]:*?/\\".unicodeScalars.contains(scalar) ? Unicode.Scalar("_") : scalar
    }
    func text(_ scalars: [Unicode.Scalar]) -> String {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      return String(text)
    }
    while text(scalars).utf16.count > longest - 3 { scalars.removeLast() }
    let base = text(scalars).isEmpty ? "_" : text(scalars)
    var name = base
    var number = 2
    while problem(name) != nil || taken.contains(where: { key($0) == key(name) }) {
      name = "\(base)~\(number)"
      number += 1
    }
    taken.append(name)
    return name
  }
}
