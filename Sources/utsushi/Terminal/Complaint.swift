internal import Delivery
internal import Language
internal import Migration
internal import Platform
internal import Records

/// The text of what stopped a command: what, where, and how to go on.
enum Complaint {
  /// Any error in the chosen language.
  static func text(of error: any Error, _ language: MessageLanguage) -> String {
    let isJapanese = language == .japanese
    switch error {
    case let error as FileError:
      return (isJapanese ? "エラー: \(error.ja)" : "error: \(error.en)") + "\n"
    case let error as DiagnosticsError:
      return DiagnosticRenderer.render(error.diagnostics, sources: { _ in nil }, language: language)
    case let error as RunError:
      return (isJapanese ? "エラー[\(error.code)]: " : "error[\(error.code)]: ") + error.message[language] + "\n"
        + (error.help.map { (isJapanese ? "  対処: " : "  help: ") + $0[language] + "\n" } ?? "")
    case let error as DeliveryError:
      let help = isJapanese ? error.helpJa : error.helpEn
      return (isJapanese ? "エラー[\(error.code.rawValue)]: \(error.ja)" : "error[\(error.code.rawValue)]: \(error.en)")
        + "\n" + (help.map { (isJapanese ? "  対処: " : "  help: ") + $0 + "\n" } ?? "")
    default:
      return (isJapanese ? "エラー: " : "error: ") + "\(error)\n"
    }
  }

  /// The diagnostics of a project, with the lines they point at, on standard error.
  static func show(_ loaded: LoadResult, _ language: MessageLanguage) {
    guard !loaded.diagnostics.isEmpty else { return }
    Terminal.error(
      DiagnosticRenderer.render(loaded.diagnostics, sources: { loaded.text($0) }, language: language))
  }
}
