/// Why a record was made (異動事由), in the old system's three digits. Source: `Mappings/nakanojo/codes/reason.csv`.
enum Reason: Int {
  case movedIn = 101
  case movedInFromAbroad = 102
  case born = 103
  case rewritten = 107
  case movedOut = 201
  case died = 211
  case removed = 221
  case movedWithin = 301
  case corrected = 302
  case mistakeCorrected = 304
  case areaRenamed = 305
  case headChanged = 314
  case formerFamilyNameEntered = 321
}
