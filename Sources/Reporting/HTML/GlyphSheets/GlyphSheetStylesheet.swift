/// What a comparison sheet adds to the report's stylesheet.
///
/// The square of a character is 22 mm high on paper, old shape and candidate alike (the drawing has a sixteenth around it),
/// so that the ends of strokes can be compared; colours are the report's own.
/// Candidates are Japanese text in both languages of the page, so the rule that hides Japanese leaves them alone.
enum GlyphSheetStylesheet {
  static let text: StaticString = """

    .glyphs .sheet{max-width:80rem;margin:0 auto;padding:1.5rem 1.5rem 3rem}
    .glyphs .char[lang=ja]{display:grid!important}
    .guidance{margin:0 0 1.25rem;padding-left:1.4rem;max-width:60em;font-size:.9375rem}
    .guidance li{margin:0 0 .15rem}
    .neighbours{display:flex;gap:1.5rem;margin:0 0 1rem}
    .compare{table-layout:fixed;border:1px solid #8b8b92}
    .compare caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .compare th,.compare td{min-width:0;padding:.6rem .7rem;border-bottom:1px solid #8b8b92}
    .compare thead th:nth-child(1){width:17%}.compare thead th:nth-child(2){width:18%}\
    .compare thead th:nth-child(4){width:19%}
    .compare td+td,.compare th+td,.compare th+th{border-left:1px solid var(--line)}
    .compare tbody tr:hover{background:none}
    .compare p{margin:0}
    .use{font-size:.875rem;line-height:1.5}
    .use .name{display:flex;flex-direction:column;line-height:1.3;margin-bottom:.25rem}
    .use .table{color:var(--soft)}
    .use .hex{font-size:1.5rem;font-weight:700}
    .use dl{display:grid;grid-template-columns:auto auto;justify-content:start;gap:0 .5rem;margin:.25rem 0}
    .use dt{color:var(--soft);white-space:nowrap}
    .use dd{margin:0;text-align:right;font-variant-numeric:tabular-nums;font-weight:700}
    .use .fields{font-weight:400}
    .old{text-align:center}
    .old .shape{display:block;width:24.75mm;height:24.75mm;margin:0 auto;background:#fff}
    .old svg.shape path{fill:#000}
    .old .em{fill:none;stroke:#b4b4bd;stroke-width:1;vector-effect:non-scaling-stroke;stroke-dasharray:2 3}
    .old img.shape{width:22mm;height:22mm;margin:1.375mm auto;object-fit:contain;image-rendering:pixelated}
    .old .missing{display:grid;place-items:center;border:1px dashed #8b8b92;color:var(--soft)}
    .old .note,.old .origin{margin-top:.3rem;font-size:.8125rem;line-height:1.4;color:var(--soft)}
    .tiles{display:flex;flex-wrap:wrap;gap:.5rem .75rem;margin:0;padding:0;list-style:none}
    .tiles li{width:7.25rem;break-inside:avoid;font-size:.8125rem;line-height:1.4}
    .char{place-items:center;height:24.75mm;font:22mm/1 "IPAmj明朝",IPAmjMincho,"MJ明朝","IPAex明朝",IPAexMincho,"IPA明朝",\
    "Hiragino Mincho ProN","Yu Mincho","游明朝","BIZ UDMincho","Noto Serif CJK JP","Noto Serif JP",serif;\
    white-space:nowrap;overflow:hidden;color:#000;background:#fff}
    .paper{display:block;height:24.75mm;border:1px dashed #8b8b92}
    .tick{display:flex;gap:.4em;align-items:baseline}
    .tick code{font-weight:700;overflow-wrap:anywhere}
    .box{flex:none;display:inline-block;width:1.05em;height:1.05em;border:1.5px solid var(--ink);background:#fff;\
    transform:translateY(.15em)}
    .mj{display:block;padding-left:1.45em}
    .ground{padding-left:1.45em;color:var(--soft)}
    .other .blank{margin-top:0}
    .now{font-size:.875rem;line-height:1.45;margin-bottom:.4rem!important}
    .now code{display:block}
    .boxes{display:grid;grid-template-columns:1fr;gap:.1rem;font-size:.9375rem}
    .blank{display:flex;align-items:end;min-height:1.9rem;border-bottom:1px solid var(--ink);font-size:.75rem;\
    line-height:1.3;color:var(--soft)}
    .signatures{margin-top:2.5rem;break-inside:avoid}
    .signers{display:grid;grid-template-columns:repeat(3,1fr);gap:1.25rem}
    .signer{border:1px solid #8b8b92;padding:.6rem .8rem 1rem}
    .signer p{margin:0}
    .signer .role{font-weight:700}
    .signer .tall{min-height:4rem}
    .problems{font-size:.9375rem}
    .sheet section{margin-bottom:2rem}
    .sheet h2{margin-top:2.5rem}
    @media screen and (max-width:48rem){.compare,.compare tbody,.compare tr,.compare th,.compare td{display:block;width:auto!important;\
    border-left:0!important}.compare thead{display:none}.signers{grid-template-columns:1fr}}
    @media print{.glyphs .sheet{max-width:none;padding:4mm 0 0}.neighbours{display:none}
    .glyphs header{border-top-width:1.2mm}.glyphs .masthead{padding-top:2mm;padding-bottom:2mm;gap:0 6mm}
    .glyphs h1{margin:1mm 0}.glyphs .facts{gap:0 8mm}
    .glyphs .facts dt{font-size:8pt}.glyphs .facts dd{font-size:10pt}
    .guidance{font-size:8.5pt;line-height:1.4;margin:0 0 3mm;max-width:none}
    .compare{font-size:8.5pt;line-height:1.35}.compare th,.compare td{padding:1.6mm 1.8mm}
    .compare tr{break-inside:avoid}
    .use,.now{font-size:8pt}.use .hex{font-size:14pt}
    .old .note,.old .origin{font-size:7.5pt}
    .tiles{gap:2mm 2.5mm}.tiles li{width:24.5mm;font-size:7.5pt}
    .char,.paper{height:24.75mm}
    .boxes{font-size:9pt;gap:.3mm}.blank{min-height:7mm;font-size:7pt}
    .signatures{margin-top:6mm}.signers{gap:5mm}.signer{padding:2mm 3mm 4mm}.signer .tall{min-height:14mm}
    .sheet h2{margin-top:5mm;font-size:12pt;margin-bottom:2.5mm}}
    """
}
