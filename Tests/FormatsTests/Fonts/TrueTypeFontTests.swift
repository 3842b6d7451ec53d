import Records
import TestSupport
import Testing

@testable import Formats

// Expected outlines and character maps: fontTools 4.68.0, in Golden/glyph-outlines.txt; Golden/glyphs.ttc.py made them.
@Suite struct TrueTypeFontTests {
  /// An outline as the golden file writes it: letters, and numbers in 1/64 units.
  private func words(_ outline: GlyphOutline) -> [String] {
    var words = ["\(outline.advance)"]
    for contour in outline.contours {
      words += ["M", "\(contour.start.x)", "\(contour.start.y)"]
      for segment in contour.segments {
        switch segment {
        case .line(let end): words += ["L", "\(end.x)", "\(end.y)"]
        case .quadratic(let control, let end):
          words += ["Q", "\(control.x)", "\(control.y)", "\(end.x)", "\(end.y)"]
        case .cubic: words.append("C")
        }
      }
    }
    return words
  }

  @Test(arguments: [0, 1])
  func `outlines are those of fontTools, to the nearest 1/64`(_ face: Int) throws {
    let font = try TrueTypeFont(try SmallFonts.bytes(), face: face)
    #expect(font.unitsPerEm == 1000)
    #expect(font.ascent == 860)
    #expect(font.descent == -140)
    let expected = try SmallFonts.lines(face: face, "glyph")
    #expect(font.glyphCount == expected.count)
    for line in expected {
      let found = words(try font.outline(ofGlyph: try #require(Int(line[0]))))
      #expect(found.count == line.count - 1, "glyph \(line[0])")
      for (one, other) in zip(found, line.dropFirst()) {
        if let one = Double(one), let other = Double(other) {
          #expect(abs(one - other) <= 0.502, "glyph \(line[0])")
        } else {
          #expect(one == other, "glyph \(line[0])")
        }
      }
    }
  }

  @Test(arguments: [0, 1])
  func `every character has the glyph of the map, and no other character has one`(_ face: Int) throws {
    let font = try TrueTypeFont(try SmallFonts.bytes(), face: face)
    var expected: [UInt32: Int] = [:]
    for line in try SmallFonts.lines(face: face, "map") {
      expected[try #require(UInt32(line[0], radix: 16))] = Int(line[1])
    }
    for value in Array(0xDF00...0xE800) + Array(0x20BB0...0x20BC0) + [0, 0xFFFF, 0x10FFFF] {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      #expect(try font.glyph(of: scalar) == expected[UInt32(value)], "\(String(value, radix: 16))")
    }
  }

  @Test func `a user-defined code finds its shape, and a blank one is not a missing one`() throws {
    let font = try TrueTypeFont(try SmallFonts.bytes())
    // U+E000 is F040 in CP932: Microsoft, code page 932, end user defined characters.
    let scalar = try #require(CP932.table.privateUseScalar(of: 0xF040))
    #expect(try font.outline(of: scalar)?.contours.count == 2)
    #expect(try font.outline(of: "\u{E008}")?.isBlank == true)
    #expect(try font.outline(of: "\u{E009}") == nil)
  }

  @Test func `faces are counted, and one that is not there is refused`() throws {
    let bytes = try SmallFonts.bytes()
    #expect(try TrueTypeFont.faceCount(of: bytes) == 2)
    for face in [-1, 2] {
      #expect(throws: FontError(.noSuchFace, table: "", byteOffset: 8)) { _ = try TrueTypeFont(bytes, face: face) }
    }
  }

  @Test(arguments: [
    ("", FontErrorCode.notAFont), ("\u{0}\u{1}\u{0}", .notAFont), ("wOF2 and more", .notAFont),
    ("OTTO\u{0}\u{1}", .compactOutlines), ("\u{0}\u{1}\u{0}\u{0}", .truncated),
    ("ttcf\u{0}\u{1}\u{0}\u{0}", .truncated),
    ("<svg xmlns=", .notAFont),
  ])
  func `what is no TrueType font is refused by its first bytes`(_ text: String, _ code: FontErrorCode) {
    let error = #expect(throws: FontError.self) { _ = try TrueTypeFont(Array(text.utf8)) }
    #expect(error?.code == code)
  }

  @Test(arguments: ["head", "maxp", "hhea", "hmtx", "loca", "glyf", "cmap"])
  func `a table that is missing or outside the file is named with the place of its entry`(_ tag: String) throws {
    let bytes = try SmallFonts.bytes()
    let place = try SmallFonts.place(of: tag, face: 0, bytes)
    var without = bytes
    without[place.entry] = 0x7A
    let directory = Int(bytes[14]) << 8 | Int(bytes[15])
    #expect(throws: FontError(.missingTable, table: tag, byteOffset: directory + 4)) { _ = try TrueTypeFont(without) }
    var outside = bytes
    outside[place.entry + 8] = 0xFF
    #expect(throws: FontError(.tableOutsideFile, table: tag, byteOffset: place.entry + 8)) {
      _ = try TrueTypeFont(outside)
    }
  }

  @Test func `a composite glyph that is a part of itself is refused`() throws {
    var bytes = try SmallFonts.bytes()
    let font = try TrueTypeFont(bytes)
    let two = try glyphPlace(4, bytes)
    // Its first component, 12 bytes in, becomes the glyph itself.
    bytes[two + 13] = 4
    let hostile = try TrueTypeFont(bytes)
    #expect(throws: FontError(.cycle, table: "glyf", byteOffset: two)) { _ = try hostile.outline(ofGlyph: 4) }
    bytes[two + 13] = 200
    let beyond = try TrueTypeFont(bytes)
    #expect(throws: FontError(.glyphOutOfRange, table: "glyf", byteOffset: two + 12)) {
      _ = try beyond.outline(ofGlyph: 4)
    }
    #expect(throws: FontError.self) { _ = try font.outline(ofGlyph: 10) }
    #expect(throws: FontError.self) { _ = try font.outline(ofGlyph: -1) }
  }

  /// Where a glyph of face 0 stands in the file, by the short form of `loca`.
  private func glyphPlace(_ glyph: Int, _ bytes: [UInt8]) throws -> Int {
    let entry = try SmallFonts.place(of: "loca", face: 0, bytes).table + 2 * glyph
    return try SmallFonts.place(of: "glyf", face: 0, bytes).table + 2 * (Int(bytes[entry]) << 8 | Int(bytes[entry + 1]))
  }

  @Test func `a font cut anywhere, or with any bytes changed, gives outlines or an error`() throws {
    let bytes = try SmallFonts.bytes()
    for count in 0..<bytes.count { read(Array(bytes.prefix(count))) }
    let seed: UInt64 = 0x5EED_0F04
    var generator = SeededGenerator(state: seed)
    for _ in 0..<1500 {
      var hostile = bytes
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        hostile[place] =
          [0, 1, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &generator)].randomElement(
            using: &generator) ?? 0
      }
      read(hostile)
    }
  }

  /// Reads all there is; a trap would end the test.
  private func read(_ bytes: [UInt8]) {
    for face in 0..<2 {
      do {
        let font = try TrueTypeFont(bytes, face: face)
        for glyph in 0..<min(font.glyphCount, 12) {
          do throws(FontError) {
            let outline = try font.outline(ofGlyph: glyph)
            #expect(outline.contours.count <= TrueTypeFont.pointLimit)
          } catch {
            #expect(error.byteOffset <= bytes.count)
          }
        }
        for scalar: Unicode.Scalar in ["\u{E000}", "\u{E757}", "\u{E7FF}", "\u{20BB7}"] {
          _ = try font.glyph(of: scalar)
        }
      } catch {
        #expect(error.byteOffset <= bytes.count)
      }
    }
  }
}
