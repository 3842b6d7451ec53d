/// Finds the first tag with too many attributes, before the document is parsed.
///
/// The idea: libxml2 compares every attribute of a tag with every other, so a tag of a million attributes in a few
/// megabytes takes hours. In a tag, each `=` outside quotation marks is one attribute. Comments, CDATA sections and
/// processing instructions are skipped as wholes, since quotation marks mean nothing there. In a document that is not
/// well-formed the scan may lose its way, but not before libxml2 has found the fault, after which it is given nothing more.
enum AttributeScan {
  /// Where the tag begins, or `nil`. O(bytes).
  static func excess(in bytes: [UInt8], over limit: Int) -> Int? {
    var index = 0
    while let tag = bytes[index...].firstIndex(of: 0x3C) {
      if starts(with: comment, bytes, tag) {
        index = end(of: commentEnd, bytes, tag + 4)
      } else if starts(with: section, bytes, tag) {
        index = end(of: sectionEnd, bytes, tag + 9)
      } else if starts(with: instruction, bytes, tag) {
        index = end(of: instructionEnd, bytes, tag + 2)
      } else {
        var count = 0
        var quote: UInt8 = 0
        index = tag + 1
        scan: while index < bytes.count {
          let byte = bytes[index]
          index += 1
          if quote != 0 {
            if byte == quote { quote = 0 }
          } else {
            switch byte {
            case 0x22, 0x27: quote = byte
            case 0x3D:
              count += 1
              if count > limit { return tag }
            case 0x3E: break scan
            default: break
            }
          }
        }
      }
    }
    return nil
  }

  private static let comment = Array("<!--".utf8)
  private static let commentEnd = Array("-->".utf8)
  private static let section = Array("<![CDATA[".utf8)
  private static let sectionEnd = Array("]]>".utf8)
  private static let instruction = Array("<?".utf8)
  private static let instructionEnd = Array("?>".utf8)

  private static func starts(with text: [UInt8], _ bytes: [UInt8], _ index: Int) -> Bool {
    guard bytes.count - index >= text.count else { return false }
    for place in text.indices where bytes[index + place] != text[place] { return false }
    return true
  }

  /// The index after the next place where `text` stands, or the end.
  private static func end(of text: [UInt8], _ bytes: [UInt8], _ start: Int) -> Int {
    var index = start
    while index < bytes.count {
      if starts(with: text, bytes, index) { return index + text.count }
      index += 1
    }
    return bytes.count
  }
}
