/// What was asked of a store, for messages.
enum StoreTask: Sendable {
  /// Listing a bucket.
  case list
  /// Looking at or reading an object.
  case read
  /// Writing an object.
  case write
  /// Removing an object.
  case remove

  fileprivate var ja: String {
    switch self {
    case .list: "一覧する"
    case .read: "読む"
    case .write: "書く"
    case .remove: "取り除く"
    }
  }

  fileprivate var en: String {
    switch self {
    case .list: "list"
    case .read: "read"
    case .write: "write"
    case .remove: "remove"
    }
  }
}

/// Turns the answer of a store into the error that a person can do something about.
///
/// - Source: Amazon S3 API Reference, "Error responses", "List of error codes".
struct StoreFailure: Sendable {
  /// The place of the bucket.
  let place: String
  /// The bucket.
  let bucket: String
  /// The seconds since 1970 that the request was dated with.
  let now: Int

  /// Amazon's stores take a request for 15 minutes; others follow.
  private static let skewLimit = 15 * 60

  /// Whether an answer may be another one a moment later: an overloaded store, or bytes that changed on their way.
  static func isPassing(_ answer: HTTPResponse) -> Bool {
    let words = ["SlowDown", "InternalError", "RequestTimeout", "BadDigest", "XAmzContentSHA256Mismatch"]
    return [500, 502, 503, 504].contains(answer.status) || !answer.isDone && words.contains(answer.errorCode ?? "")
  }

  /// The error that an answer stands for.
  func error(_ answer: HTTPResponse, _ task: StoreTask, _ key: String?) -> DeliveryError {
    let code = answer.errorCode ?? ""
    let skew = answer.header("date").flatMap(HTTPConnection.seconds).map { abs($0 - now) } ?? 0
    // Some stores call it a wrong signature, or nothing at all: then their own clock tells.
    if [400, 401, 403].contains(answer.status) && skew > Self.skewLimit { return clockSkew(skew) }
    switch (answer.status, code) {
    case (_, "RequestTimeTooSkewed"), (_, "RequestExpired"): return clockSkew(skew)
    case (_, "InvalidAccessKeyId"), (_, "SignatureDoesNotMatch"), (401, _): return wrongKey
    case (_, "NoSuchBucket"): return noBucket
    case (404, _) where key == nil: return noBucket
    case (_, "AuthorizationHeaderMalformed"), (_, "PermanentRedirect"), (300..<400, _): return otherRegion(answer)
    case (_, "AccessDenied"), (403, _): return accessDenied(task, key)
    default: return failure(answer.status, code, task, key)
    }
  }

  private func clockSkew(_ seconds: Int) -> DeliveryError {
    let far = seconds > Self.skewLimit
    return DeliveryError(
      .clockSkew, at: place, ja: "この機械と`\(place)`の時計が合わない" + (far ? "（\(seconds)秒の差）" : ""),
      en: "the clocks of this machine and of `\(place)` do not agree"
        + (far ? ": they are \(seconds) seconds apart" : ""),
      helpJa: "この機械の時計を合わせる（`timedatectl`）", helpEn: "set the clock of this machine: see `timedatectl`")
  }

  private var wrongKey: DeliveryError {
    DeliveryError(
      .wrongKey, at: place, ja: "`\(place)`がアクセスキーか秘密を認めない",
      en: "`\(place)` does not accept the access key or its secret",
      helpJa: "`AWS_ACCESS_KEY_ID`と`AWS_SECRET_ACCESS_KEY`（または`credentials`のファイル）を確かめる",
      helpEn: "check `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, or the file that `credentials` names")
  }

  private var noBucket: DeliveryError {
    DeliveryError(
      .noBucket, at: place, ja: "バケット`\(bucket)`が無い", en: "there is no bucket `\(bucket)`",
      helpJa: "名前を確かめるか、配信先の管理者にバケットを作ってもらう（utsushiは作らない）",
      helpEn: "check the name, or have the store's administrator make it: utsushi makes none")
  }

  private func otherRegion(_ answer: HTTPResponse) -> DeliveryError {
    let wanted = XMLFragment(bytes: answer.body).first("Region") ?? answer.header("x-amz-bucket-region") ?? ""
    return DeliveryError(
      .otherRegion, at: place, ja: "`\(place)`は別のリージョンか住所を求める" + (wanted.isEmpty ? "" : "（`\(wanted)`）"),
      en: "`\(place)` wants another region or address" + (wanted.isEmpty ? "" : ": `\(wanted)`"),
      helpJa: "プロジェクトの`region`と`s3`を直して実行をやり直す", helpEn: "mend `region` and `s3` in the project and run again")
  }

  private func accessDenied(_ task: StoreTask, _ key: String?) -> DeliveryError {
    let what = key ?? bucket
    return DeliveryError(
      .accessDenied, at: what, ja: "アクセスキーに`\(what)`を\(task.ja)権限が無い",
      en: "the access key may not \(task.en) `\(what)`",
      helpJa: "配信先の管理者に、バケットの一覧と、接頭辞の下の読み・書き・削除を頼む",
      helpEn: "ask the store's administrator to let it list the bucket and read, write and delete below the prefix")
  }

  private func failure(_ status: Int, _ code: String, _ task: StoreTask, _ key: String?) -> DeliveryError {
    let what = key ?? bucket
    let answer = code.isEmpty ? "\(status)" : "\(status) \(code)"
    return DeliveryError(
      .storeFailure, at: what, ja: "`\(what)`を\(task.ja)ときに`\(place)`が`\(answer)`と答えた",
      en: "`\(place)` answered `\(answer)` when asked to \(task.en) `\(what)`",
      helpJa: "しばらく待ってやり直す。続くなら配信先の管理者にこの答えを見せる",
      helpEn: "wait and run again; if it stays, show the store's administrator this answer")
  }
}
