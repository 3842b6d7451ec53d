import Glibc
import Platform
import Testing

@Suite struct FileErrorTests {
  struct Case: CustomTestStringConvertible {
    var errno: Int32
    var ja: String
    var en: String
    var testDescription: String { "errno \(errno)" }
  }

  /// The remedies a person needs; error numbers from POSIX.1-2017.
  @Test(arguments: [
    Case(errno: ENOENT, ja: "見つからない。パスの綴り", en: "not found; check the spelling"),
    Case(errno: EACCES, ja: "権限がない。所有者とアクセス権", en: "permission denied; check owner and mode"),
    Case(errno: ENOSPC, ja: "空きがない。df -h", en: "no space left on the device; look at df -h"),
    Case(errno: EISDIR, ja: "ディレクトリであってファイルではない。その中の", en: "a directory, not a file; name a file in it"),
    Case(errno: EEXIST, ja: "すでに存在する。別の名前", en: "exists already; give another name"),
    Case(errno: EROFS, ja: "読み出し専用のファイルシステムにある。書き込めるディスク", en: "read-only; name a path on a disk"),
    Case(errno: EWOULDBLOCK, ja: "ほかの実行が使っている。その実行の終わり", en: "another run is using it; wait until"),
  ])
  func `a cause comes with its remedy in both languages`(_ item: Case) {
    let error = FileError(path: "in/JUKI.DAT", operation: .open, errno: item.errno)
    #expect(error.ja.utf8.starts(with: "`in/JUKI.DAT` を開くことができない: ".utf8))
    #expect(error.en.utf8.starts(with: "cannot open `in/JUKI.DAT`: ".utf8))
    #expect(error.ja.contains(item.ja))
    #expect(error.en.contains(item.en))
  }

  @Test func `an unforeseen cause has the system's words`() {
    // glibc's strerror(ELOOP).
    let error = FileError(path: "x", operation: .read, errno: ELOOP)
    #expect(error.en == "cannot read `x`: errno 40, Too many levels of symbolic links")
  }
}
