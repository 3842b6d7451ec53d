internal import Platform

/// A pair of names that opens a target: an access key and its secret, or a user and a password. They come from the
/// environment of the command or from a file that its owner alone can read, and go nowhere but to the target.
struct Credentials: Sendable {
  /// The access key, or the user.
  let user: String
  /// The secret key, or the password.
  let secret: String

  /// Reads them.
  ///
  /// - Parameters:
  ///   - file: A file of two lines, the user and the secret; `nil` for the environment.
  ///   - names: The variables of the user and the secret.
  ///   - environment: Gives a variable of the environment, or `nil`.
  /// - Throws: `DeliveryError` with `.noCredentials` (nothing there, or not two lines) or `.openCredentials` (a file that
  ///   others can read). What stands in the file is never part of a message.
  init(file: String?, names: (user: String, secret: String), environment: (String) -> String?) throws {
    guard let file else {
      guard let user = environment(names.user), let secret = environment(names.secret), !user.isEmpty, !secret.isEmpty
      else {
        throw DeliveryError(
          .noCredentials, at: names.user, ja: "環境変数`\(names.user)`と`\(names.secret)`が無い",
          en: "the environment has no `\(names.user)` and `\(names.secret)`", helpJa: "二つを設定してやり直す",
          helpEn: "set both and run again")
      }
      self.user = user
      self.secret = secret
      return
    }
    guard try !FileSystem.isReadableByOthers(file) else {
      throw DeliveryError(
        .openCredentials, at: file, ja: "`\(file)`をほかの利用者も読める", en: "others can read `\(file)`",
        helpJa: "`chmod 600 \(file)`", helpEn: "`chmod 600 \(file)`")
    }
    let lines = String(decoding: try FileSystem.readAll(file, limit: 1 << 16), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: true).map { line in
        line.last == "\r" ? String(line.dropLast()) : String(line)
      }
    guard lines.count == 2 else {
      throw DeliveryError(
        .noCredentials, at: file, ja: "`\(file)`が二行でない", en: "`\(file)` is not two lines",
        helpJa: "一行目に利用者（アクセスキー）、二行目に秘密を書く", helpEn: "write the user (access key) and below it the secret")
    }
    user = lines[0]
    secret = lines[1]
  }
}
