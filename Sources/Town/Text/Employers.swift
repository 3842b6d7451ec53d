/// Who withholds the tax (特別徴収義務者); made up. Their names mix double-byte characters and half-width ones, so that the
/// host's field carries shift codes.
enum Employers {
  /// The names as the host holds them.
  static let all = [
    "見本製作所", "架空運輸（株）", "ｱｶﾞﾂﾏ見本食品", "ABC見本電機", "見本建設 ｵﾘﾀ支店", "架空温泉旅館ｼﾏ", "見本農園", "ﾐﾎﾝ ｹｱ ｻｰﾋﾞｽ",
    "架空病院", "見本木材No.5",
  ]
}
