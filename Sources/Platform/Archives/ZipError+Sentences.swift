extension ZipError {
  /// What is wrong and where, in Japanese.
  public var ja: String { "ZIP\(entry.map { "の `\(shown($0))`" } ?? "")（\(byteOffset) バイト目）: \(code.ja)" }

  /// What is wrong and where, in English.
  public var en: String { "zip archive\(entry.map { ", entry `\(shown($0))`" } ?? ""), byte \(byteOffset): \(code.en)" }
}

/// A name as a message may show it: bytes that are neither printable ASCII nor part of UTF-8 text in hex, 120 at most.
private func shown(_ name: [UInt8]) -> String {
  let isText = String(validating: name, as: UTF8.self) != nil
  var text: [UInt8] = []
  for byte in name.prefix(120) {
    if byte >= 0x20 && byte != 0x7F && (byte < 0x80 || (isText && name.count <= 120)) {
      text.append(byte)
    } else {
      text += Array("\\x".utf8) + Array(Hexadecimal.text([byte]).utf8)
    }
  }
  return String(decoding: text, as: UTF8.self) + (name.count > 120 ? "…" : "")
}

extension ZipErrorCode {
  fileprivate var ja: String {
    switch self {
    case .notAnArchive: "ZIP の終わりの記録が無い（ZIP でないか、途中で切れている）"
    case .trailingBytes: "ZIP の後に余分なバイトがある"
    case .ambiguousEnd: "コメントの中に終わりの記録と読めるものがあり、どちらが終わりか決まらない"
    case .severalVolumes: "分割された ZIP は読まない"
    case .zip64: "ZIP64（4 GiB または 65,534 件を超えるもの）は扱わない"
    case .tooManyEntries: "項目の数が上限を超える"
    case .badDirectory: "目録が壊れている"
    case .badLocalHeader: "項目の見出しが無いか、目録と食い違う"
    case .overlap: "項目のバイトがほかの項目か目録と重なる"
    case .encrypted: "暗号化されている"
    case .unsupportedMethod: "無圧縮と deflate のほかの圧縮方式は読まない"
    case .unsafeName: "名前が空、絶対パス、`..` を含む、または使えない文字を含む"
    case .undeclaredName: "名前が UTF-8 でないか、UTF-8 と宣言されていない"
    case .repeatedName: "同じ名前が二つある"
    case .entryTooLarge: "展開後の大きさが上限を超える"
    case .archiveTooLarge: "展開後の合計が上限を超える"
    case .suspiciousRatio: "圧縮率が上限を超える"
    case .badDeflate: "圧縮データが壊れている"
    case .wrongSize: "展開後の大きさが記録と違う"
    case .wrongChecksum: "CRC-32 が記録と違う"
    }
  }

  fileprivate var en: String {
    switch self {
    case .notAnArchive: "no end of a central directory: not a zip archive, or cut off"
    case .trailingBytes: "bytes follow the archive that are not its comment"
    case .ambiguousEnd: "the comment holds what could also be the end, so it is not known which one is"
    case .severalVolumes: "an archive of several volumes is not read"
    case .zip64: "zip64 (more than 4 GiB or 65,534 entries) is not supported"
    case .tooManyEntries: "more entries than the limit"
    case .badDirectory: "the central directory is broken"
    case .badLocalHeader: "the local header is missing or disagrees with the central directory"
    case .overlap: "shares bytes with another entry or with the central directory"
    case .encrypted: "is encrypted"
    case .unsupportedMethod: "compressed by another method than deflate"
    case .unsafeName: "the name is empty, absolute, holds `..` or characters it must not"
    case .undeclaredName: "the name is no UTF-8, or not declared to be"
    case .repeatedName: "the name stands twice"
    case .entryTooLarge: "larger than the limit when expanded"
    case .archiveTooLarge: "the entries together are larger than the limit when expanded"
    case .suspiciousRatio: "expands by more than the limit"
    case .badDeflate: "the compressed bytes are broken"
    case .wrongSize: "expands to another size than recorded"
    case .wrongChecksum: "has another CRC-32 than recorded"
    }
  }
}
