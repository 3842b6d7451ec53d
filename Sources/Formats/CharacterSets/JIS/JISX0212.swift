/// The supplementary kanji JIS X 0212 (補助漢字) by rows and cells; EUC has them behind 8F.
enum JISX0212 {}
