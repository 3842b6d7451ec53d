#if DEBUG
  import Records

  @testable import Formats

  /// One field read the plain way: a list of the walk's steps, looked up one by one. What the kernels must agree with.
  struct PlainReading: Equatable {
    /// The text, empty where the field cannot be read.
    var text: [UInt8] = []
    /// What is wrong first.
    var failure: ValueFailure?
    /// The codes that the table does not decide, with their places.
    var uses: [Use] = []
    /// Whether the text holds an identified character.
    var isIdentified = false

    /// As `DecodingNotes.Use`.
    struct Use: Equatable {
      var code: UInt32
      var offset: Int
      var isDecided: Bool
    }

    /// Reads a field.
    init(
      _ field: [UInt8], _ table: CharacterTable, _ identification: IdentificationTable?, isDoubleByte: Bool,
      removing padding: FieldPadding?
    ) {
      var targets: [UInt32: [Unicode.Scalar]] = [:]
      for row in identification?.rows ?? [] where table.isUndecided(row.code) { targets[row.code] = row.target }
      var pieces: [Piece] = []
      var walk = CodeWalk(table, isDoubleByte: isDoubleByte)
      let bytes = field.span
      var offset = 0
      var isOver = false
      while !isOver, let step = walk.next(in: bytes) {
        switch step {
        case .shift:
          // Nothing is removed across a shift code of a host.
          if case .shiftCodes = table.form { pieces.append(Piece(code: 0, text: [])) }
        case .failure(let code, let at, let count): fail(code, at, count, field)
        case .scalar(let scalar, let count): append(scalar, nil, offset, count, table, targets, field, &pieces)
        case .code(let index, let count):
          let code = table.form.code(at: index)
          append(code, table.text(at: index), offset, count, table, targets, field, &pieces)
          // A single byte that is no code ends the search in the Shift_JIS family: it may have been a lead byte.
          if table.form == .leadBytes, count == 1, table.text(at: index).isEmpty { isOver = true }
        }
        offset = walk.position
      }
      guard failure == nil else {
        isIdentified = false
        return
      }
      switch PlainReading.removed(table, isDoubleByte, padding) {
      case .space: while pieces.last?.text == [0x20] { pieces.removeLast() }
      case .ideographicSpace:
        // A host may have the character twice; only one code fills up fields.
        let space = table.form.isUnicode ? 0x3000 : UInt32(table.ideographicSpace)
        while pieces.last?.code == space { pieces.removeLast() }
      case nil: break
      }
      text = pieces.flatMap(\.text)
    }

    private struct Piece {
      var code: UInt32
      var text: [UInt8]
    }

    /// What is removed at the end: hosts and escape sequences have half-width spaces outside runs, whatever is declared,
    /// double-byte codes full-width ones.
    private static func removed(
      _ table: CharacterTable, _ isDoubleByte: Bool, _ padding: FieldPadding?
    ) -> FieldPadding? {
      guard let padding else { return nil }
      switch table.form {
      case .utf8, .utf16: return padding
      case .doubleBytes: return .ideographicSpace
      case .singleBytes, .shiftCodes, .designations: return isDoubleByte ? .ideographicSpace : .space
      case .leadBytes, .extendedUnix: return isDoubleByte ? .ideographicSpace : padding
      }
    }

    private mutating func append(
      _ code: UInt32, _ text: [UInt8]?, _ offset: Int, _ count: Int, _ table: CharacterTable,
      _ targets: [UInt32: [Unicode.Scalar]], _ field: [UInt8], _ pieces: inout [Piece]
    ) {
      if table.isUndecided(code) {
        let target = targets[code] ?? []
        uses.append(Use(code: code, offset: offset, isDecided: !target.isEmpty))
        if target.isEmpty {
          fail(.undecidedCharacter, offset, count, field)
        } else {
          isIdentified = true
          pieces.append(Piece(code: code, text: PlainReading.utf8(target)))
        }
      } else if let text, text.isEmpty {
        fail(.unassignedCode, offset, count, field)
      } else {
        pieces.append(Piece(code: code, text: text ?? PlainReading.utf8([Unicode.Scalar(code)].compactMap { $0 })))
      }
    }

    private mutating func fail(_ code: FindingCode, _ offset: Int, _ count: Int, _ field: [UInt8]) {
      guard failure == nil else { return }
      failure = ValueFailure(
        code, byteOffset: offset, bytes: field[offset..<offset + count].reduce(0) { $0 << 8 | UInt32($1) },
        byteCount: count)
    }

    static func utf8(_ scalars: [Unicode.Scalar]) -> [UInt8] {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      return Array(String(text).utf8)
    }
  }
#endif
