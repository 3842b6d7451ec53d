import FoundationEssentials
import Testing

/// The collection of two small fonts that `Golden/glyphs.ttc.py` makes with fontTools, and what fontTools says of them.
enum SmallFonts {
  /// The collection: face 0 with a short `loca` and character maps 4 and 12, face 1 with a long one and map 6.
  static func bytes() throws -> [UInt8] {
    let text = try GoldenFile.lines("glyphs.ttc.base64").joined()
    return Array(try #require(Data(base64Encoded: text)))
  }

  /// The lines of `glyph-outlines.txt` about one face that begin with a word, without it.
  static func lines(face: Int, _ word: String) throws -> [[String]] {
    var current = -1
    var lines: [[String]] = []
    for line in try GoldenFile.lines("glyph-outlines.txt") {
      let words = line.split(separator: " ").map(String.init)
      if words[0] == "face" { current = try #require(Int(words[1])) }
      if current == face, words[0] == word { lines.append(Array(words.dropFirst())) }
    }
    return lines
  }

  /// The place of a table's entry in the directory of a face, and of the table itself.
  static func place(of tag: String, face: Int, _ bytes: [UInt8]) throws -> (entry: Int, table: Int) {
    func long(_ at: Int) -> Int { bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) } }
    let directory = long(12 + 4 * face)
    let count = long(directory + 2) & 0xFFFF
    let entries = (0..<count).map { directory + 12 + 16 * $0 }
    let entry = try #require(entries.first { bytes[$0..<($0 + 4)].elementsEqual(tag.utf8) })
    return (entry, long(entry + 8))
  }
}
