internal import Glibc

extension FileError {
  /// What is wrong and how to mend it, in Japanese.
  public var ja: String {
    let cause = FileCause(errno: errno)
    let place = offset.map { "（\($0)バイト目）" } ?? ""
    return "`\(path)`\(place) を\(operation.ja)できない: \(cause.ja)" + (cause.remedyJa.map { "。\($0)" } ?? "")
  }

  /// What is wrong and how to mend it, in English.
  public var en: String {
    let cause = FileCause(errno: errno)
    let place = offset.map { " at byte \($0)" } ?? ""
    return "cannot \(operation.en) `\(path)`\(place): \(cause.en)" + (cause.remedyEn.map { "; \($0)" } ?? "")
  }
}

extension FileOperation {
  fileprivate var ja: String {
    switch self {
    case .open: "開くことが"
    case .create: "作ることが"
    case .read: "読むことが"
    case .unpack: "展開することが"
    case .write: "書くことが"
    case .synchronize: "ディスクに確定することが"
    case .rename: "改名することが"
    case .remove: "取り除くことが"
    case .list: "一覧することが"
    case .lock: "占有することが"
    }
  }

  fileprivate var en: String {
    switch self {
    case .open: "open"
    case .create: "create"
    case .read: "read"
    case .unpack: "unpack"
    case .write: "write"
    case .synchronize: "flush to disk"
    case .rename: "rename"
    case .remove: "remove"
    case .list: "list"
    case .lock: "lock"
    }
  }
}

/// What an error number means to the person who runs utsushi, and what to do about it.
private struct FileCause {
  var ja: String
  var en: String
  var remedyJa: String?
  var remedyEn: String?

  init(errno number: Int32) {
    switch number {
    case ENOENT:
      self.init(
        "見つからない", "not found", "パスの綴りと、いまのディレクトリからの位置を確かめる",
        "check the spelling and that the path is right from the current directory")
    case EACCES, EPERM:
      self.init(
        "権限がない", "permission denied", "所有者とアクセス権（ls -l）を確かめるか、権限のある利用者で実行する",
        "check owner and mode with ls -l, or run as a user who may")
    case ENOSPC, EDQUOT:
      self.init(
        "ディスクに空きがない", "no space left on the device", "df -h で空きを確かめ、空けるか、別のディスクを --output に指定する",
        "look at df -h, free some space, or give --output on another disk")
    case ESPIPE:
      self.init(
        "ふつうのファイルではない（パイプや装置）", "it is no regular file (a pipe or a device)", "ファイルに保存してから指定する",
        "save it to a file and name that")
    case EISDIR:
      self.init(
        "ディレクトリであってファイルではない", "it is a directory, not a file", "その中のファイルを指定する", "name a file in it")
    case ENOTDIR:
      self.init(
        "途中にディレクトリでないものがある", "a part of the path is not a directory", "パスの途中の名前を確かめる",
        "check the names along the path")
    case EEXIST, ENOTEMPTY:
      self.init(
        "すでに存在する", "it exists already", "別の名前を指定するか、いらないものなら取り除く",
        "give another name, or remove it if it is not needed")
    case EROFS:
      self.init(
        "読み出し専用のファイルシステムにある", "the file system is read-only", "書き込めるディスクを指定する",
        "name a path on a disk that can be written")
    case EWOULDBLOCK:
      self.init(
        "ほかの実行が使っている", "another run is using it", "その実行の終わりを待つか、別の出力先を指定する",
        "wait until that run ends, or give another output directory")
    case EMFILE, ENFILE:
      self.init(
        "開いているファイルが多すぎる", "too many open files", "ulimit -n を上げる", "raise ulimit -n")
    case EFBIG:
      self.init(
        "大きすぎる", "it is too large", "指定したファイルが正しいか、書くときはファイルサイズの上限（ulimit -f）を確かめる",
        "check that it is the file that was meant, or the file size limit (ulimit -f) when writing")
    case EPROTO:
      self.init(
        "gzip で圧縮したファイルではない", "it is no gzip file", "圧縮していないファイルなら、宣言の `gzip` を取る",
        "remove the `gzip` of its declaration if it is not packed")
    case ENODATA:
      self.init(
        "圧縮データの途中で終わっている", "it ends inside the packed data", "転送し直し、元のファイルと大きさを比べる",
        "transfer it again, and compare its size with the original's")
    case EBADMSG:
      self.init(
        "圧縮データが壊れているか、後ろに別のものがある", "its packed data are damaged, or something else stands behind them",
        "バイナリで転送し直し、元のファイルと `sha256sum` を比べる",
        "transfer it again in binary mode, and compare its `sha256sum` with the original's")
    case EILSEQ:
      self.init(
        "名前が UTF-8 でない", "a name in it is not UTF-8", "名前を UTF-8 に直す", "rename it to UTF-8")
    case EIO:
      self.init(
        "入出力エラー", "input/output error", "ディスクの状態（dmesg）を確かめる", "check the disk with dmesg")
    default:
      let system = systemText(number)
      self.init(system, system, nil, nil)
    }
  }

  private init(_ ja: String, _ en: String, _ remedyJa: String?, _ remedyEn: String?) {
    self.ja = ja
    self.en = en
    self.remedyJa = remedyJa
    self.remedyEn = remedyEn
  }
}

/// The error number and the system's own words for it.
private func systemText(_ number: Int32) -> String {
  var buffer = [CChar](repeating: 0, count: 256)
  // Holds: the buffer is ours, its true size is passed, and strerror_r writes at most that, with a zero at the end.
  guard unsafe strerror_r(number, &buffer, buffer.count - 1) == 0 else { return "errno \(number)" }
  let text = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
  return "errno \(number), \(String(decoding: text, as: UTF8.self))"
}
