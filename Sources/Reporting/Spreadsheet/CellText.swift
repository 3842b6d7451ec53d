/// Texts as SpreadsheetML and XML write them.
///
/// XML has no control characters but tab, LF and CR, and makes CR an LF. Excel writes what XML cannot hold as `_xHHHH_`, so
/// that a text which looks like that already has its own `_` written as `_x005F_`. `a_x0041_` becomes `a_x005F_x0041_`.
///
/// - Source: ISO/IEC 29500-1, 22.9.2.19 (ST_Xstring); XML 1.0 (fifth edition), 2.2 and 2.11.
enum CellText {
  /// The most UTF-16 code units of a cell: Microsoft Support, "Excel specifications and limits".
  static let longest = 32_767

  /// Appends a cell's text to the content of an element. O(n).
  static func append(_ text: String, to xml: inout [UInt8]) {
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if mustBeEscaped(scalar) || (scalar == "_" && looksLikeEscape(scalars, index)) {
        appendEscape(scalar, to: &xml)
      } else {
        append(scalar, to: &xml)
      }
    }
  }

  /// Appends text to an attribute's value in quotation marks or to an element; without control characters. O(n).
  static func appendPlain(_ text: String, to xml: inout [UInt8]) {
    for scalar in text.unicodeScalars { append(scalar, to: &xml) }
  }

  private static func append(_ scalar: Unicode.Scalar, to xml: inout [UInt8]) {
    switch scalar {
    case "&": xml += "&amp;".utf8
    case "<": xml += "&lt;".utf8
    case ">": xml += "&gt;".utf8
    case "\"": xml += "&quot;".utf8
    default: xml += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }

  private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n": false
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": true
    default: false
    }
  }

  private static func appendEscape(_ scalar: Unicode.Scalar, to xml: inout [UInt8]) {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    xml += "_x\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)_".utf8
  }

  /// Whether the `_` at an index would begin an escape: `x`, four digits, and a `_` or what is written with one.
  private static func looksLikeEscape(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard index + 6 < scalars.count, scalars[index + 1] == "x" else { return false }
    for digit in scalars[(index + 2)..<(index + 6)] where !digit.properties.isASCIIHexDigit { return false }
    return scalars[index + 6] == "_" || mustBeEscaped(scalars[index + 6])
  }
}
