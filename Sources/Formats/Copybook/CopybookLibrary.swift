/// The files that `COPY` statements name.
public struct CopybookLibrary {
  /// Reads a text by the name in a `COPY` statement, as seen from the file that holds the statement: its path and bytes, or
  /// `nil` where there is none.
  let find: (_ name: String, _ path: String) -> (path: String, bytes: [UInt8])?

  /// Makes a library.
  public init(_ find: @escaping (_ name: String, _ path: String) -> (path: String, bytes: [UInt8])?) {
    self.find = find
  }

  /// A library without any text.
  public static var none: CopybookLibrary { CopybookLibrary { _, _ in nil } }

  /// The file names that a text name may stand for, in the order of trying.
  public static func fileNames(of name: String) -> [String] {
    ["", ".cpy", ".CPY", ".cbl", ".CBL", ".cob", ".COB"].map { name + $0 }
  }
}

/// One file of a copybook.
struct CopybookFile {
  /// Its number among the files that were read, from 0.
  var number: Int
  var path: String
  var bytes: [UInt8]
}
