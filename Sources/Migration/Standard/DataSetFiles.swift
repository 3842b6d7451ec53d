internal import Formats
internal import Language
internal import Platform
internal import Records

/// The files of a standard data set, and which group each holds.
struct DataSetFiles {
  private let groups: [StandardGroup]
  private let characters: String
  private let form: DelimitedForm
  /// The group of every file, where it was named.
  private let named: StandardGroup?

  init(_ standard: StandardEdition, characters: String, form: DelimitedForm, named: StandardGroup?) {
    groups = standard.packs.flatMap(\.groups)
    self.characters = characters
    self.form = form
    self.named = named
  }

  /// The files of some paths: a folder stands for its `.csv` files, those in its folders included, in order of their names.
  /// Folders behind links are left out, which could lead round in circles.
  static func all(_ paths: [String]) throws(FileError) -> [String] {
    var files: [String] = []
    for path in paths {
      guard FileSystem.isDirectory(path) else {
        files.append(path)
        continue
      }
      let folder = path.trimmingTrailingSlashes
      for name in try FileSystem.list(folder).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        let inner = "\(folder)/\(name)"
        if FileSystem.isDirectory(inner) {
          if !FileSystem.isLink(inner) { files += try all([inner]) }
        } else if name.utf8.count > 4, Array(name.utf8.suffix(4)).map({ $0 | 0x20 }) == Array(".csv".utf8) {
          files.append(inner)
        }
      }
    }
    return files
  }

  /// Whether a file lies in a folder of the town's own items, as runs write them beside the standard's files.
  static func isOwn(_ path: String) -> Bool {
    path.split(separator: "/").dropLast().contains { $0.utf8.elementsEqual("独自施策".utf8) }
  }

  /// The group that a file holds: the one that was named, else the one whose file name it has, else the one whose headings
  /// it has, in any order; `nil` where it is none or several.
  func group(of path: String) throws(FileError) -> StandardGroup? {
    if let named { return named }
    let parts = path.split(separator: "/")
    let byName = groups.filter { group in parts.last.map { $0.utf8.elementsEqual(group.fileName.utf8) } ?? false }
    if byName.count == 1 { return byName[0] }
    let inFolder = byName.filter { group in
      parts.dropLast().last.map { $0.utf8.elementsEqual(group.business.utf8) } ?? false
    }
    if inFolder.count == 1 { return inFolder[0] }
    let headings = Set(try self.headings(of: path).map { Array($0.utf8) })
    let byHeadings = groups.filter { Set($0.items.map { Array($0.name.utf8) }) == headings }
    return byHeadings.count == 1 ? byHeadings[0] : nil
  }

  /// The group whose keys lead the rows of a file of the town's own items, which is called `BUSINESS_FILE`; `nil` for any other.
  func group(ofOwn path: String) -> StandardGroup? {
    guard DataSetFiles.isOwn(path), let name = path.split(separator: "/").last else { return nil }
    return groups.first { name.utf8.elementsEqual("\($0.business)_\($0.fileName)".utf8) }
  }

  /// The texts of the first row; none where it cannot be read.
  private func headings(of path: String) throws(FileError) -> [String] {
    guard form.header == .names, let table = CharacterTable.named(characters), let passing = table.passedCodes else {
      return []
    }
    var file = try InputFile(path: path)
    var top: [UInt8] = []
    _ = try file.read(appendingTo: &top, upTo: 1 << 20)
    let place = TextSpan(file: path, line: 1, column: 1)
    guard
      let dialect = try? DelimitedDialect(
        form, table, passing, characters: Located(characters, at: place), at: place)
    else { return [] }
    var cells: [Cell] = []
    let start = dialect.hasMark && top.starts(with: dialect.mark) ? dialect.mark.count : 0
    guard RowFramer.firstRow(top, from: start, dialect, &cells) else { return [] }
    return cells.compactMap { cell in
      let bytes = dialect.text(of: top[Int(cell.offset)..<Int(cell.offset + cell.byteCount)])
      return (try? table.decode(bytes)).map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
