import Records

/// Writes one assessment as a detail record of `KOJUZEI.DAT`, and the header and trailer around them.
struct TaxRecord {
  /// The longest detail record.
  static let mostBytes = TaxFields.fixedByteCount + TaxFields.mostInstalments * TaxFields.instalmentByteCount

  private let host: HostText
  private let employers: [[UInt8]]
  private let municipalities: [[UInt8]]

  init(host: HostText) {
    self.host = host
    employers = Employers.all.map { host.mixed($0) }
    municipalities = Municipality.all.map { host.mixed($0.code) }
  }

  /// Fills `image`, an EBCDIC record of `mostBytes`; the record ends behind its last instalment (`byteCount(of:)`).
  func write(_ assessment: Assessment, of taxpayer: Taxpayer, to image: inout RecordImage) {
    typealias Field = TaxFields
    image.clear()
    image.put(0xF2, in: Field.recKbn)
    image.put(digits: taxpayer.number, in: Field.atenaNo)
    image.put(digits: assessment.year, in: Field.nendo)
    image.put(digits: assessment.history, in: Field.rirekiNo)
    image.put(assessment.declaration.rawValue, in: Field.mishinkokuKbn)
    image.put(assessment.isTaxed ? 0xF1 : 0xF2, in: Field.kazeiKbn)
    image.put(assessment.elsewhere == nil ? 0xF0 : 0xF1, in: Field.tadantaiKbn)
    image.put(digits: 0, in: Field.tadantaiCd)
    if let elsewhere = assessment.elsewhere { image.put(municipalities[elsewhere], in: Field.tadantaiCd) }
    image.put(host.mixed(taxpayer.kana), in: Field.shimeiKana)
    image.put(host.doubleByte(taxpayer.name), in: Field.shimei)
    if let employer = assessment.employer { image.put(employers[employer], in: Field.tokuchoMei) }
    for amount in TaxAmount.allCases {
      image.put(assessment[amount], of: amount, in: Field.place(of: amount))
    }
    image.put(packed: assessment.yearlyTax, in: Field.nenzeigaku)
    image.put(digits: assessment.processed, in: Field.shoriYmd)
    image.put(digits: assessment.instalments.count, in: Field.kiwariKaisu)
    for instalment in assessment.instalments {
      image.put(digits: instalment.number, in: Field.ki(instalment.number))
      image.put(digits: instalment.due, in: Field.nokiYmd(instalment.number))
      image.put(packed: instalment.amount, in: Field.kiGaku(instalment.number))
    }
  }

  /// The length of a detail record with its instalments.
  static func byteCount(of assessment: Assessment) -> Int {
    TaxFields.fixedByteCount + assessment.instalments.count * TaxFields.instalmentByteCount
  }

  /// The header: system, 中之条町 (104213), the day of extraction, the title of the data.
  func header(extracted day: CivilDate) -> [UInt8] {
    var image = RecordImage(byteCount: TaxControlFields.headerByteCount, in: .ebcdic)
    image.put(0xF1, in: TaxControlFields.recKbn)
    image.put(host.mixed("NKJ-ZEI"), in: TaxControlFields.systemId)
    image.put(digits: 104_213, in: TaxControlFields.dantaiCd)
    image.put(digits: (day.year * 100 + day.month) * 100 + day.day, in: TaxControlFields.chushutsuYmd)
    image.put(host.doubleByte("個人住民税賦課情報"), in: TaxControlFields.dataMei)
    return image.bytes
  }

  /// The trailer: the records and the sums of all amounts.
  ///
  /// - Parameter wrong: The amount whose sum is one yen too high; a planted fault.
  func trailer(_ sums: TaxSums, oneOff wrong: TaxAmount?) -> [UInt8] {
    var image = RecordImage(byteCount: TaxControlFields.trailerByteCount, in: .ebcdic)
    image.put(0xF9, in: TaxControlFields.recKbn)
    image.put(binary: sums.records, in: TaxControlFields.kensu)
    for amount in TaxAmount.allCases {
      let sum = sums.total(of: amount) + (amount == wrong ? 1 : 0)
      image.put(sum, of: amount, in: TaxControlFields.place(of: amount))
    }
    image.put(packed: sums.instalments, in: TaxControlFields.kiwariGokei)
    return image.bytes
  }
}

extension RecordImage {
  /// Puts an amount as its field holds it: adjustments in zoned digits, all others packed.
  fileprivate mutating func put(_ number: Int, of amount: TaxAmount, in place: FieldPlace) {
    switch amount {
    case .cityAdjustment, .prefectureAdjustment: put(zoned: number, in: place)
    case .cityIncome, .cityPerCapita, .prefectureIncome, .prefecturePerCapita, .forest, .cityDeduction,
      .prefectureDeduction, .cityDonation, .prefectureDonation:
      put(packed: number, in: place)
    }
  }
}
