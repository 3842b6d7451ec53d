internal import Platform
public import Records

/// The shapes of user-defined characters as a folder of images, a file for each code: `F040.png`, `F041.bmp`.
public struct GlyphPictureFolder: Sendable {
  /// The pictures by code.
  public let pictures: [UInt32: GlyphPicture]
  /// The files that were not taken, and why, in the order of their names.
  public let problems: [GlyphPictureError]

  /// The most bytes of all pictures together: our own limit, some ten thousand bytes for each code of a table.
  public static let byteLimit = 64 << 20

  /// Reads a folder; folders in it are not entered.
  ///
  /// A file's name says its code: four or six hexadecimal digits, then anything behind a point. What kind of image it is, its
  /// bytes alone say. Nothing is guessed: of two files with one code neither is taken.
  /// - Parameters:
  ///   - path: The folder.
  ///   - table: The character table of the codes.
  /// - Throws: `GlyphPictureError` with `.unreadable` where the folder cannot be listed.
  /// - Complexity: O(files + bytes), at most `byteLimit` bytes.
  public init(path: String, table: CharacterTable) throws(GlyphPictureError) {
    let names: [String]
    do {
      names = try FileSystem.list(path)
    } catch {
      throw GlyphPictureError(.unreadable, file: path, cause: LocalizedText(ja: error.ja, en: error.en))
    }
    var counts: [UInt32: Int] = [:]
    for name in names {
      if let code = GlyphPictureFolder.code(name) { counts[code, default: 0] += 1 }
    }
    var pictures: [UInt32: GlyphPicture] = [:]
    var problems: [GlyphPictureError] = []
    var left = GlyphPictureFolder.byteLimit
    for name in names {
      do throws(GlyphPictureError) {
        guard let code = GlyphPictureFolder.code(name) else { throw GlyphPictureError(.badName, file: name) }
        guard table.isUndecided(code) else { throw GlyphPictureError(.notUserDefined, file: name) }
        guard counts[code] == 1 else { throw GlyphPictureError(.repeatedCode, file: name) }
        let bytes = try GlyphPictureFolder.bytes(path + "/" + name, name, limit: min(left, GlyphPicture.byteLimit))
        left -= bytes.count
        pictures[code] = try GlyphPicture(bytes, file: name)
      } catch {
        problems.append(error)
      }
    }
    self.pictures = pictures
    self.problems = problems
  }

  private static func bytes(_ path: String, _ name: String, limit: Int) throws(GlyphPictureError) -> [UInt8] {
    do throws(FileError) {
      let file = try InputFile(path: path)
      // One byte more than the limit, so that a file that grew is not cut without a word.
      let bytes = file.byteCount <= limit ? try file.read(at: 0, count: limit + 1) : nil
      if let bytes, bytes.count <= limit { return bytes }
    } catch {
      throw GlyphPictureError(.unreadable, file: name, cause: LocalizedText(ja: error.ja, en: error.en))
    }
    throw GlyphPictureError(.tooLarge, file: name)
  }

  /// The code in a file's name, or `nil`.
  private static func code(_ name: String) -> UInt32? {
    let stem = name.prefix { $0 != "." }
    return stem.utf8.count == 5 ? nil : ScalarNotation.hexadecimal(stem, digits: 4...6)
  }
}
