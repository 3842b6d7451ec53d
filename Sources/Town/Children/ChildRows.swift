/// Writes claims as rows of `JITE-JUKYUSHA.CSV` and `JITE-JIDO.CSV`.
enum ChildRows {
  /// The row of the recipient, or of another adult in the recipient's place.
  static func recipient(of claim: AllowanceClaim, named member: AllowanceClaim.Member) -> DelimitedRow {
    typealias Column = RecipientColumn
    var row = DelimitedRow(columnCount: Column.allCases.count)
    row[Column.certificate] = .text(NumberText.digits(claim.certificate, 10))
    row[Column.number] = .text(NumberText.digits(member.number, 10))
    row[Column.history] = .number(1)
    row[Column.name] = .text(member.name)
    row[Column.entitlement] = .text(Array((claim.certificate % 40 == 7 ? "20" : "10").utf8))
    row[Column.from] = .text(WrittenDate.digits(claim.from))
    // 99999999 is an allowance without end.
    row[Column.to] = .text(Array("99999999".utf8))
    row[Column.payment] = .text([claim.certificate % 25 == 3 ? 0x32 : 0x31])
    return row
  }

  /// The row of one period of a child.
  static func payment(_ payment: AllowanceClaim.Payment, of claim: AllowanceClaim) -> DelimitedRow {
    typealias Column = ChildColumn
    var row = DelimitedRow(columnCount: Column.allCases.count)
    row[Column.certificate] = .text(NumberText.digits(claim.certificate, 10))
    row[Column.number] = .text(NumberText.digits(payment.child.number, 10))
    row[Column.history] = .number(payment.history)
    row[Column.name] = .text(payment.child.name)
    row[Column.relation] = .text([payment.isOwnChild ? 0x31 : 0x39])
    row[Column.order] = .number(payment.order)
    row[Column.from] = .text(WrittenDate.digits(payment.from))
    row[Column.to] = .text(payment.to.map(WrittenDate.digits) ?? Array("99999999".utf8))
    row[Column.amount] = .number(payment.amount)
    row[Column.lodging] = .text([0x31])
    return row
  }
}
