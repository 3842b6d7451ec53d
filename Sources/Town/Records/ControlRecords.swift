import Records

/// The header and trailer records of both files.
enum ControlRecords {
  // Places: the 01-levels `…-HEADER` and `…-TRAILER` of both copybooks begin alike.
  private static let type = FieldPlace("REC-KBN", at: 0, count: 1)
  private static let system = FieldPlace("SYSTEM-ID", at: 1, count: 8)
  private static let municipality = FieldPlace("DANTAI-CD", at: 9, count: 6)
  private static let extracted = FieldPlace("CHUSHUTSU-YMD", at: 15, count: 8)
  private static let title = FieldPlace("DATA-MEI", at: 23, count: 30)
  private static let count = FieldPlace("KENSU", at: 1, count: 9)
  private static let fees = FieldPlace("KUHI-GOKEI", at: 10, count: 6)
  private static let adjustments = FieldPlace("CHOSEI-GOKEI", at: 16, count: 9)

  /// A header: system, 中之条町 (104213), the day of extraction, the title of the data.
  static func header(byteCount: Int, system name: [UInt8], extracted day: CivilDate, title words: [UInt8]) -> [UInt8] {
    var image = RecordImage(byteCount: byteCount)
    image.put(0x31, in: type)
    image.put(name, in: system)
    image.put(digits: 104_213, in: municipality)
    image.put(digits: (day.year * 100 + day.month) * 100 + day.day, in: extracted)
    image.put(words, in: title)
    return image.bytes
  }

  /// The trailer of `JUKI.DAT`: records and sums of both amounts.
  static func residentTrailer(count records: Int, fees feeSum: Int, adjustments adjustmentSum: Int) -> [UInt8] {
    var image = RecordImage(byteCount: ResidentRecord.byteCount)
    image.put(0x38, in: type)
    image.put(digits: records, in: count)
    image.put(packed: feeSum, in: fees)
    image.put(zoned: adjustmentSum, in: adjustments)
    return image.bytes
  }

  /// The trailer of `JUTOGAI.DAT`: records.
  static func nonResidentTrailer(count records: Int) -> [UInt8] {
    var image = RecordImage(byteCount: NonResidentRecord.byteCount)
    image.put(0x38, in: type)
    image.put(digits: records, in: count)
    return image.bytes
  }
}
