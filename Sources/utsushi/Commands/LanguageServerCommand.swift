internal import Glibc
internal import LanguageServer
internal import Migration
internal import Records

extension Verb {
  /// `language-server`: diagnostics for editors.
  static let languageServer = Verb(
    name: "language-server",
    summary: LocalizedText(
      ja: "エディタに診断・説明・補完・定義の場所を返す（標準入出力、LSP）",
      en: "give editors diagnostics, hover, completion and definitions over standard input and output (LSP)"),
    operandNames: "", operands: 0...0, options: [],
    examples: [
      (
        "utsushi language-server",
        LocalizedText(ja: "エディタの設定に書くコマンド", en: "the command to name in an editor's settings")
      )
    ],
    exitCodes: LocalizedText(
      ja: "0 正常に終わった、1 shutdownなしに終わった、または入力が途切れた",
      en: "0 ended in order, 1 ended without shutdown, or the input broke off"),
    perform: { _, _ in
      var server = Server { path, open in
        guard let file = ProjectFinder.project(of: path, open: open) else { return nil }
        let loaded = ProjectLoader.load(file, open: open)
        return ProjectView(
          diagnostics: loaded.diagnostics, standard: loaded.project?.standard, project: loaded.project?.project)
      }
      let status = server.run(read: { StandardInput.chunk() }, write: { Terminal.output($0) })
      return status == 0 ? .done : .gateClosed
    })
}

/// The process's standard input.
private enum StandardInput {
  /// What has arrived, at most 64 KiB; empty at the end.
  static func chunk() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 64 << 10)
    // The buffer outlives the call and holds at least the bytes asked for.
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(STDIN_FILENO, $0.baseAddress, $0.count) }
    return count > 0 ? Array(bytes[..<count]) : []
  }
}
