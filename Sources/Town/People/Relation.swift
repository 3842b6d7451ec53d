/// How a person stands to the head of the household, in the old system's codes; a chain of up to four.
enum Relation: Int, CaseIterable {
  case head
  case husband
  case wife
  case child
  case eldestSon
  case eldestDaughter
  case father
  case mother
  case childsWife
  case childsChild
  case relative
  case lodger

  /// The old codes, two digits each, first the nearest. Source: `Mappings/nakanojo/codes/relationship.csv`.
  var codes: [Int] {
    switch self {
    case .head: [1]
    case .husband: [2]
    case .wife: [3]
    case .child: [11]
    case .eldestSon: [12]
    case .eldestDaughter: [13]
    case .father: [21]
    case .mother: [22]
    case .childsWife: [11, 3]
    case .childsChild: [11, 11]
    case .relative: [41]
    case .lodger: [42]
    }
  }

  /// As the certificate prints it.
  var label: String {
    switch self {
    case .head: "世帯主"
    case .husband: "夫"
    case .wife: "妻"
    case .child: "子"
    case .eldestSon: "長男"
    case .eldestDaughter: "長女"
    case .father: "父"
    case .mother: "母"
    case .childsWife: "子の妻"
    case .childsChild: "子の子"
    case .relative: "縁故者"
    case .lodger: "同居人"
    }
  }
}
