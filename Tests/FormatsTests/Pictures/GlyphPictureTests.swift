import FoundationEssentials
import Records
import TestSupport
import Testing

@testable import Formats

@Suite struct GlyphPictureTests {
  /// A picture of 5 × 3 pixels. Made with Pillow 13.0.0: `Image.new("1", (5, 3), 1).save(name, format)`; the JPEG from
  /// mode "L" with `quality=1`.
  struct Sample: Sendable, CustomTestStringConvertible {
    var mediaType: GlyphPicture.MediaType
    var base64: String
    var testDescription: String { mediaType.rawValue }

    func bytes() throws -> [UInt8] { Array(try #require(Data(base64Encoded: base64))) }
  }

  static let samples = [
    Sample(
      mediaType: .png,
      base64: "iVBORw0KGgoAAAANSUhEUgAAAAUAAAADAQAAAABzTfhVAAAADklEQVR4nGP4wcTAxAAABOoA/Wy8K6EAAAAASUVORK5CYII="),
    Sample(
      mediaType: .bmp,
      base64: "Qk1KAAAAAAAAAD4AAAAoAAAABQAAAAMAAAABAAEAAAAAAAwAAADEDgAAxA4AAAIAAAACAAAAAAAAAP///wD4AAAA+AAAAPgAAAA="),
    Sample(
      mediaType: .gif,
      base64: "R0lGODdhBQADAIcAAAAAAAEBAQICAgMDAwQEBAUFBQYGBgcHBwgICAkJCQoKCgsLCwwMDA0NDQ4ODg8PDxAQEBERERISEhMTExQU"
        + "FBUVFRYWFhcXFxgYGBkZGRoaGhsbGxwcHB0dHR4eHh8fHyAgICEhISIiIiMjIyQkJCUlJSYmJicnJygoKCkpKSoqKisrKywsLC0t"
        + "LS4uLi8vLzAwMDExMTIyMjMzMzQ0NDU1NTY2Njc3Nzg4ODk5OTo6Ojs7Ozw8PD09PT4+Pj8/P0BAQEFBQUJCQkNDQ0REREVFRUZG"
        + "RkdHR0hISElJSUpKSktLS0xMTE1NTU5OTk9PT1BQUFFRUVJSUlNTU1RUVFVVVVZWVldXV1hYWFlZWVpaWltbW1xcXF1dXV5eXl9f"
        + "X2BgYGFhYWJiYmNjY2RkZGVlZWZmZmdnZ2hoaGlpaWpqamtra2xsbG1tbW5ubm9vb3BwcHFxcXJycnNzc3R0dHV1dXZ2dnd3d3h4"
        + "eHl5eXp6ent7e3x8fH19fX5+fn9/f4CAgIGBgYKCgoODg4SEhIWFhYaGhoeHh4iIiImJiYqKiouLi4yMjI2NjY6Ojo+Pj5CQkJGR"
        + "kZKSkpOTk5SUlJWVlZaWlpeXl5iYmJmZmZqampubm5ycnJ2dnZ6enp+fn6CgoKGhoaKioqOjo6SkpKWlpaampqenp6ioqKmpqaqq"
        + "qqurq6ysrK2tra6urq+vr7CwsLGxsbKysrOzs7S0tLW1tba2tre3t7i4uLm5ubq6uru7u7y8vL29vb6+vr+/v8DAwMHBwcLCwsPD"
        + "w8TExMXFxcbGxsfHx8jIyMnJycrKysvLy8zMzM3Nzc7Ozs/Pz9DQ0NHR0dLS0tPT09TU1NXV1dbW1tfX19jY2NnZ2dra2tvb29zc"
        + "3N3d3d7e3t/f3+Dg4OHh4eLi4uPj4+Tk5OXl5ebm5ufn5+jo6Onp6erq6uvr6+zs7O3t7e7u7u/v7/Dw8PHx8fLy8vPz8/T09PX1"
        + "9fb29vf39/j4+Pn5+fr6+vv7+/z8/P39/f7+/v///ywAAAAABQADAAAICAD/CRxIsGBAADs="),
    Sample(
      mediaType: .jpeg,
      base64: "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////////////////"
        + "////////////////////wAALCAADAAUBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF"
        + "BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW"
        + "V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi"
        + "4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AJK//9k="),
  ]

  @Test(arguments: samples)
  func `an image is known by its bytes, with its size`(_ sample: Sample) throws {
    let bytes = try sample.bytes()
    let picture = try GlyphPicture(bytes, file: "F040.svg")
    #expect(picture.mediaType == sample.mediaType)
    #expect(picture.width == 5)
    #expect(picture.height == 3)
    #expect(picture.bytes == bytes)
  }

  @Test(arguments: samples)
  func `an image that is cut, or changed at random, is a picture or an error`(_ sample: Sample) throws {
    let bytes = try sample.bytes()
    for count in 0..<bytes.count { try read(Array(bytes.prefix(count))) }
    var generator = SeededGenerator(state: 0x5EED_0F05)
    for _ in 0..<3000 {
      var hostile = bytes
      for _ in 0..<4 {
        hostile[Int.random(in: 0..<min(60, bytes.count), using: &generator)] =
          [0, 0x7F, 0x80, 0xFF, 0xC0].randomElement(
            using: &generator) ?? 0
      }
      try read(hostile)
    }
  }

  private func read(_ bytes: [UInt8]) throws {
    do throws(GlyphPictureError) {
      let picture = try GlyphPicture(bytes, file: "F040.png")
      #expect((1...GlyphPicture.sideLimit).contains(picture.width))
    } catch {
      #expect(error.byteOffset <= bytes.count)
    }
  }

  @Test(arguments: [Sample]([samples[0], samples[1]]))
  func `a PNG or a plain bitmap that lacks its last bytes is not taken`(_ sample: Sample) throws {
    let cut = Array(try sample.bytes().dropLast())
    #expect(throws: GlyphPictureError(.truncated, file: "F040.png", byteOffset: cut.count)) {
      _ = try GlyphPicture(cut, file: "F040.png")
    }
  }

  @Test(arguments: [
    ("", GlyphPictureErrorCode.notAPicture), ("MZ", .notAPicture), ("%PDF-1.4", .notAPicture),
    ("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>", .markup),
    ("\u{FEFF}\n <?xml version=\"1.0\"?><svg/>", .markup), ("<!DOCTYPE html>", .markup), ("BM", .truncated),
    ("GIF89a", .truncated),
  ])
  func `other files are refused whatever they are called`(_ text: String, _ code: GlyphPictureErrorCode) {
    let error = #expect(throws: GlyphPictureError.self) { _ = try GlyphPicture(Array(text.utf8), file: "F040.png") }
    #expect(error?.code == code)
  }

  @Test func `too many pixels or bytes are refused before anybody unpacks them`() throws {
    var wide = try Self.samples[0].bytes()
    wide[16] = 0x7F
    #expect(throws: GlyphPictureError(.badSize, file: "a")) { _ = try GlyphPicture(wide, file: "a") }
    var bitmap = try Self.samples[1].bytes()
    for place in [18, 19, 20, 22, 23, 24, 28, 29] { bitmap[place] = 0xFF }
    #expect(throws: GlyphPictureError(.badSize, file: "a")) { _ = try GlyphPicture(bitmap, file: "a") }
    let large = [UInt8](repeating: 0, count: GlyphPicture.byteLimit + 1)
    #expect(throws: GlyphPictureError(.tooLarge, file: "a")) { _ = try GlyphPicture(large, file: "a") }
  }

  @Test func `a folder gives a picture for each code and a problem for each other file`() throws {
    let directory = TemporaryDirectory()
    let (png, bitmap) = (try Self.samples[0].bytes(), try Self.samples[1].bytes())
    for (name, bytes) in [
      ("F040.png", png), ("f041.BMP", bitmap), ("F042", bitmap), ("F043.png", png), ("F043.bmp", bitmap),
      ("F044.svg", Array("<svg/>".utf8)), ("8140.png", png), ("Thumbs.db", [0xD0]), (".DS_Store", [0]),
      ("F045.png", []), ("F0461.png", png), ("F04é.png", png),
    ] {
      try directory.write(bytes, to: name)
    }
    _ = try Command.run(["mkdir", directory.path("F047.png")])
    _ = try Command.run(["mkfifo", directory.path("F048.png")])
    let folder = try GlyphPictureFolder(path: directory.path, table: CP932.table)
    #expect(folder.pictures.keys.sorted() == [0xF040, 0xF041, 0xF042])
    #expect(folder.pictures[0xF041]?.mediaType == .bmp)
    let found = folder.problems.map { "\($0.file) \($0.code)" }
    #expect(
      found == [
        ".DS_Store badName", "8140.png notUserDefined", "F043.bmp repeatedCode", "F043.png repeatedCode",
        "F044.svg markup", "F045.png notAPicture", "F0461.png badName", "F047.png unreadable", "F048.png unreadable",
        "F04é.png badName", "Thumbs.db badName",
      ])
  }

  @Test func `a folder that is not there says so`() {
    let error = #expect(throws: GlyphPictureError.self) {
      _ = try GlyphPictureFolder(path: "/nonexistent/gaiji", table: CP932.table)
    }
    #expect(error?.code == .unreadable)
  }
}
