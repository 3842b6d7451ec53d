internal import Platform

/// One bucket of a store: signs requests, sends them, tries again where that helps.
final class StoreClient {
  /// The place of the bucket, for messages.
  let place: String
  /// What is not said by the target.
  let settings: StoreSettings
  /// The safeguards that the store has not refused.
  var safeguards = StoreSafeguard.allCases

  private let origin: String
  private let host: String
  private let root: String
  private let bucket: String
  private let connection: HTTPConnection
  private let signature: SignatureV4

  /// Prepares requests to a bucket; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - store: The target.
  ///   - authority: The file of the certificates to trust, as seen from here; `nil` for those of the system.
  ///   - credentials: The access key and its secret.
  ///   - settings: What the target does not say.
  init(
    _ store: DeliveryTarget.Store, authority: String?, credentials: Credentials,
    settings: StoreSettings = StoreSettings()
  ) {
    var endpoint = store.endpoint
    while endpoint.hasSuffix("/") { endpoint.removeLast() }
    let scheme = endpoint.hasPrefix("http://") ? "http://" : "https://"
    let rest = endpoint.dropFirst(endpoint.hasPrefix(scheme) ? scheme.count : 0)
    let authorityEnd = rest.firstIndex(of: "/") ?? rest.endIndex
    host = String(rest[..<authorityEnd])
    origin = scheme + host
    root = String(rest[authorityEnd...])
    bucket = store.bucket
    place = endpoint + "/" + store.bucket
    connection = HTTPConnection(
      authority: authority, stallSeconds: settings.stallSeconds, isLocal: scheme == "http://")
    signature = SignatureV4(credentials: credentials, region: store.region)
    self.settings = settings
  }

  /// Sends a request until there is an answer that another try would not better.
  ///
  /// - Parameters:
  ///   - method: `GET`, `HEAD`, `PUT`, `POST` or `DELETE`.
  ///   - key: The object; `nil` for the bucket.
  ///   - query: The parameters.
  ///   - headers: Further header fields.
  ///   - body: The bytes to send.
  /// - Returns: The answer, whatever its status, and whether an earlier try may have done what was asked for.
  /// - Throws: `DeliveryError` with `.unreachable` or `.untrusted`.
  func send(
    _ method: String, _ key: String?, query: [HTTPField] = [], headers: [HTTPField] = [], body: [UInt8] = []
  ) throws(DeliveryError) -> StoreAnswer {
    let path =
      root + "/" + PercentEncoding.text(bucket) + (key.map { "/" + PercentEncoding.text($0, keepsSlashes: true) } ?? "")
    var request = HTTPRequest(method: method, path: path, query: query, body: body)
    let payload = request.payloadSHA256
    let url = origin + path + (query.isEmpty ? "" : "?" + request.canonicalQuery)
    var mayBeDone = false
    for pause in settings.pauses + [nil] {
      let time = TimeStamp(seconds: settings.now())
      request.headers =
        headers + [
          HTTPField("Host", host), HTTPField("x-amz-content-sha256", payload), HTTPField("x-amz-date", time.text),
        ]
      request.headers.append(HTTPField("Authorization", signature.authorization(request, at: time, payload: payload)))
      do {
        let answer = try connection.send(request, to: url)
        guard StoreFailure.isPassing(answer), let pause else {
          return StoreAnswer(response: answer, mayBeDoneBefore: mayBeDone)
        }
        mayBeDone = true
        HTTPConnection.pause(milliseconds: pause)
      } catch {
        guard let pause, !error.isDistrust else {
          throw error.isDistrust || error.isWithoutTLS ? untrusted(error) : unreachable(error)
        }
        mayBeDone = true
        HTTPConnection.pause(milliseconds: pause)
      }
    }
    preconditionFailure("the last try has no pause after it and ends the loop")
  }

  /// The error that an answer stands for.
  func error(_ answer: HTTPResponse, _ doing: StoreTask, _ key: String?) -> DeliveryError {
    StoreFailure(place: place, bucket: bucket, now: settings.now()).error(answer, doing, key)
  }

  private func unreachable(_ failure: HTTPConnection.Failure) -> DeliveryError {
    DeliveryError(
      .unreachable, at: place, ja: "`\(place)`につながらないか、途中で切れた（\(failure.words)）",
      en: "`\(place)` cannot be reached, or was cut off: \(failure.words)",
      helpJa: "配信先の住所・ネットワーク・配信先の動作を確かめてやり直す。届いた分は送り直さない",
      helpEn: "check address, network and store, and run again; what arrived whole is not sent again")
  }

  private func untrusted(_ failure: HTTPConnection.Failure) -> DeliveryError {
    DeliveryError(
      .untrusted, at: place, ja: "`\(place)`が本物だと確かめられない（\(failure.words)）",
      en: "`\(place)` does not show that it is the store it should be: \(failure.words)",
      helpJa: "住所のホスト名を確かめ、配信先の認証局の証明書を`authority`に書く。確認を省くことはできない",
      helpEn:
        "check the host in the address and name the certificate of its authority with `authority`; the check cannot be left out"
    )
  }
}

/// An answer, and what is not known about the tries before it.
struct StoreAnswer: Sendable {
  /// The last answer.
  var response: HTTPResponse
  /// Whether an earlier try, whose answer was lost, may have done what was asked for.
  var mayBeDoneBefore: Bool
}
