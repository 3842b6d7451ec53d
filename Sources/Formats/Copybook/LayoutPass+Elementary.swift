internal import Records

extension LayoutPass {
  /// Computes the length and the form of an elementary entry; reports what cannot be, unless it is only looked ahead at.
  mutating func measureElementary(_ index: Int, isSilent: Bool = false) {
    let description = descriptions[index]
    guard !description.isBroken else { return }
    do {
      (sizes[index], forms[index]) = try elementary(index)
    } catch {
      if !isSilent { report(error.problem, error.span) }
    }
  }

  /// What is wrong with an entry, and where.
  private struct Fault: Error {
    var problem: CopybookProblem
    var span: TextSpan
  }

  private func elementary(_ index: Int) throws(Fault) -> (byteCount: Int, form: FieldUsage) {
    let description = descriptions[index]
    let usage = usages[index]
    if let usage, usage.form.hasNoPicture { return try withoutPicture(description, usage) }
    guard let operand = description.picture else {
      throw Fault(problem: .missingPicture(description.name), span: description.span)
    }
    let picture: Picture
    do {
      picture = try Picture(operand.text)
    } catch {
      switch error {
      case .malformed: throw Fault(problem: .badPicture(operand.text), span: operand.span)
      case .unsupported(let symbol):
        throw Fault(problem: .unsupportedPicture(operand.text, symbol: symbol), span: operand.span)
      }
    }
    let result: (byteCount: Int, form: FieldUsage)
    switch picture.category {
    case .characters, .edited: result = try characters(description, picture, usage)
    case .doubleByte: result = try doubleByte(description, operand, picture, usage)
    case .number(let digits, let scale, let isSigned):
      let shape = NumberShape(
        digits: digits, scale: scale, isSigned: isSigned, sign: isSigned ? signs[index] ?? .trailing : .trailing)
      result = try number(description, operand, shape, usage)
    }
    try check(description, result.form, picture)
    try checkAlignment(index, result.form)
    return (LayoutPass.capped(result.byteCount), result.form)
  }

  /// A boundary has to be known where one is asked for.
  private func checkAlignment(_ index: Int, _ form: FieldUsage) throws(Fault) {
    guard isSynchronized[index], dialect.alignment == nil else { return }
    switch form {
    case .binary, .floatingPoint:
      throw Fault(
        problem: .usageUnknown("SYNCHRONIZED", dialect: dialect.name), span: descriptions[index].span)
    case .group, .alphanumeric, .doubleByte, .national, .zoned, .packed, .packedWithoutSign, .delimitedText,
      .delimitedNumber:
      break
    }
  }

  /// The clauses that some forms cannot have.
  private func check(_ description: DataDescription, _ form: FieldUsage, _ picture: Picture) throws(Fault) {
    if description.isJustified, !form.isText || picture.category == .edited {
      throw Fault(problem: .justifiedNeedsText(description.name), span: description.span)
    }
    if description.isBlankWhenZero {
      switch form {
      case .zoned(let shape) where !shape.isSigned: break
      case .alphanumeric where picture.category == .edited: break
      default: throw Fault(problem: .blankWhenZeroNeedsDigits(description.name), span: description.span)
      }
    }
    if description.sign != nil {
      guard case .zoned(let shape) = form, shape.isSigned else {
        throw Fault(problem: .signNeedsSignedDisplay(description.name), span: description.span)
      }
    }
  }

  private func withoutPicture(
    _ description: DataDescription, _ usage: DataDescription.Usage
  ) throws(Fault) -> (byteCount: Int, form: FieldUsage) {
    if let picture = description.picture {
      throw Fault(problem: .pictureNotAllowed(usage: usage.text), span: picture.span)
    }
    switch usage.form {
    case .floatingPoint(let byteCount):
      guard let form = dialect.floatingPoint else { throw unknown(usage, description) }
      if dialect.alignment == nil, description.isSynchronized {
        throw Fault(problem: .usageUnknown("SYNCHRONIZED", dialect: dialect.name), span: description.span)
      }
      // The order of floating point is the machine's as that of binary numbers is.
      if case .ieee = form, dialect.binaryOrder == nil {
        throw Fault(problem: .byteOrderUnknown(dialect: dialect.name), span: usage.span)
      }
      return (byteCount, .floatingPoint(form.form(byteCount: byteCount)))
    case .wholeBinary(let byteCount, let isSigned):
      guard let order = dialect.nativeOrder else { throw unknown(usage, description) }
      let digits = byteCount == 1 ? 3 : byteCount == 2 ? 5 : byteCount == 4 ? 10 : 20
      return (byteCount, .binary(NumberShape(digits: digits, scale: 0, isSigned: isSigned), order))
    case .display, .packed, .packedWithoutSign, .binary, .nativeBinary, .exactBinary, .doubleByte, .national:
      throw Fault(problem: .missingPicture(description.name), span: description.span)
    }
  }

  private func characters(
    _ description: DataDescription, _ picture: Picture, _ usage: DataDescription.Usage?
  ) throws(Fault) -> (byteCount: Int, form: FieldUsage) {
    guard let usage, usage.form != .display else { return (picture.length, .alphanumeric) }
    let span = description.usage == nil ? description.span : usage.span
    if usage.form == .exactBinary, picture.category == .characters, dialect.hasExactBinary, picture.length <= 8 {
      let digits = String((UInt64.max >> UInt64(64 - picture.length * 8))).utf8.count
      return (picture.length, .binary(NumberShape(digits: digits, scale: 0, isSigned: false), .bigEndian))
    }
    throw Fault(
      problem: usage.form == .doubleByte || usage.form == .national
        ? .doubleByteNeeded(usage.text) : .usageNeedsNumber(usage.text), span: span)
  }

  private func doubleByte(
    _ description: DataDescription, _ operand: DataDescription.Operand, _ picture: Picture,
    _ usage: DataDescription.Usage?
  ) throws(Fault) -> (byteCount: Int, form: FieldUsage) {
    let byteCount = picture.length * 2
    guard let usage else {
      guard picture.isNational else { return (byteCount, .doubleByte) }
      switch dialect.nationalPicture {
      case .doubleByte: return (byteCount, .doubleByte)
      case .national: return (byteCount, .national(.bigEndian))
      case nil: throw Fault(problem: .nationalUndecided(operand.text), span: operand.span)
      }
    }
    if usage.form == .doubleByte { return (byteCount, .doubleByte) }
    if usage.form == .national, picture.isNational { return (byteCount, .national(dialect.binaryOrder ?? .bigEndian)) }
    throw Fault(
      problem: .doubleByteUsage(picture: operand.text, usage: usage.text),
      span: description.usage == nil ? description.span : usage.span)
  }

  private func number(
    _ description: DataDescription, _ operand: DataDescription.Operand, _ shape: NumberShape,
    _ usage: DataDescription.Usage?
  ) throws(Fault) -> (byteCount: Int, form: FieldUsage) {
    let form = usage?.form ?? .display
    let isBinary = [.binary, .nativeBinary, .exactBinary].contains(form)
    // Scaling positions are digits of the number, though not of its storage.
    let digits = max(shape.digits, shape.wholeDigits, shape.fractionDigits)
    let limit = isBinary ? 18 : 31
    guard digits <= limit else {
      throw Fault(problem: .tooManyDigits(digits, limit: limit), span: operand.span)
    }
    guard let usage else { return (shape.digits + (shape.isSigned && shape.sign.isSeparate ? 1 : 0), .zoned(shape)) }
    // The place of a sign is that of DISPLAY numbers.
    let plain = NumberShape(digits: shape.digits, scale: shape.scale, isSigned: shape.isSigned)
    switch form {
    case .display: return (shape.digits + (shape.isSigned && shape.sign.isSeparate ? 1 : 0), .zoned(shape))
    case .packed: return (shape.digits / 2 + 1, .packed(plain))
    case .packedWithoutSign:
      guard dialect.hasPackedWithoutSign else { throw unknown(usage, description) }
      guard !shape.isSigned else { throw Fault(problem: .unsignedNeeded(usage.text), span: operand.span) }
      return ((shape.digits + 1) / 2, .packedWithoutSign(plain))
    case .binary, .nativeBinary:
      guard let size = dialect.binarySize, form == .binary || dialect.nativeOrder != nil else {
        throw unknown(usage, description)
      }
      guard let order = form == .binary ? dialect.binaryOrder : dialect.nativeOrder else {
        throw Fault(
          problem: .byteOrderUnknown(dialect: dialect.name),
          span: description.usage == nil ? description.span : usage.span)
      }
      return (size.byteCount(digits: shape.digits, isSigned: shape.isSigned), .binary(plain, order))
    case .exactBinary:
      guard dialect.hasExactBinary else { throw unknown(usage, description) }
      return (
        CopybookDialect.BinarySize.least.byteCount(digits: shape.digits, isSigned: shape.isSigned),
        .binary(plain, .bigEndian)
      )
    case .doubleByte, .national:
      throw Fault(
        problem: .doubleByteNeeded(usage.text), span: description.usage == nil ? description.span : usage.span)
    case .wholeBinary, .floatingPoint:
      throw Fault(problem: .pictureNotAllowed(usage: usage.text), span: operand.span)
    }
  }

  private func unknown(_ usage: DataDescription.Usage, _ description: DataDescription) -> Fault {
    Fault(
      problem: .usageUnknown(usage.text, dialect: dialect.name),
      span: description.usage == nil ? description.span : usage.span)
  }
}
