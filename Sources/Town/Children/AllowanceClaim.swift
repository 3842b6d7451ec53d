import Records

/// The child allowance of one household: who receives it and for which children.
struct AllowanceClaim {
  /// 認定番号: joins both files.
  var certificate: Int
  var recipient: Member
  /// Another adult of the household, `nil` where there is none.
  var otherAdult: Member?
  /// The first day of the allowance.
  var from: CivilDate
  var payments: [Payment]
  /// Whether the household is under 支援措置.
  var isProtected: Bool

  /// A person as the allowance's files name them.
  struct Member {
    var number: Int
    /// CP932.
    var name: [UInt8]
    /// Whether no record of the resident register is migrated under this number.
    var isLost: Bool
  }

  /// What is paid for one child in one period: a row of `JITE-JIDO.CSV`.
  struct Payment {
    var child: Member
    /// From 1.
    var history: Int
    /// Whether a later period of the child follows.
    var isSuperseded: Bool
    /// The child's place among its siblings, from 1.
    var order: Int
    var isOwnChild: Bool
    var from: CivilDate
    /// The last day, `nil` for no end.
    var to: CivilDate?
    /// Yen a month.
    var amount: Int
  }

  /// Whether every number of the claim is migrated and no one is protected: where faults may be planted.
  var isSound: Bool {
    !isProtected && !recipient.isLost && otherAdult?.isLost != true && payments.allSatisfy { !$0.child.isLost }
  }
}
