/// The page's stylesheet.
///
/// Colours and type follow the design system of the Digital Agency of Japan (デジタル庁デザインシステム): blue 900
/// `#0017C1`, text `#1A1A1C`, success `#197A4B`, error `#EC0000` (`#CE0000` where it is text on a tint). Every text has
/// a contrast of at least 4.5 to 1 against its ground (WCAG 2.2, 1.4.3). It holds no URL.
enum Stylesheet {
  static let text: StaticString = """
    :root{--blue:#0017c1;--ink:#1a1a1c;--soft:#565659;--line:#d0d0d5;--wash:#f5f6fb;--good:#197a4b;--bad:#ce0000;\
    --look:#8a5300;color-scheme:light}
    *{box-sizing:border-box}
    html{scroll-behavior:smooth;scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
    body{margin:0;background:#fff;color:var(--ink);font:16px/1.7 "Noto Sans JP","Noto Sans CJK JP",\
    "Hiragino Sans","Yu Gothic UI",Meiryo,system-ui,sans-serif;font-feature-settings:"palt" 0;overflow-wrap:anywhere}
    @supports not selector(:has(a)){body [lang=en]{display:none}}
    body:not(:has(#language-en:checked)) [lang=en]{display:none}
    body:has(#language-en:checked) [lang=ja]{display:none}
    a{color:var(--blue);text-underline-offset:.2em}
    a:hover{text-decoration-thickness:2px}
    :focus-visible,input:focus-visible+label{outline:3px solid #000;outline-offset:2px;box-shadow:0 0 0 2px #ffd43d}
    .skip{position:absolute;left:-999rem}
    .skip:focus{left:1rem;top:1rem;padding:.25rem 1rem;background:#fff;z-index:1}
    header{border-top:6px solid var(--blue);border-bottom:1px solid var(--line);background:var(--wash)}
    .masthead,.page,footer{max-width:80rem;margin:0 auto;padding:0 1.5rem}
    .masthead{display:grid;grid-template-columns:1fr auto;gap:.25rem 1.5rem;align-items:center;\
    padding-top:1.25rem;padding-bottom:1.5rem}
    .brand{margin:0;font-weight:700;letter-spacing:.02em;display:flex;align-items:center;gap:.6rem}
    .seal{display:inline-grid;place-items:center;width:2.25rem;height:2.25rem;background:var(--blue);color:#fff;\
    font-size:1.25rem;line-height:1;border-radius:4px}
    .document{font-weight:400;color:var(--soft);border-left:1px solid var(--line);padding-left:.75rem}
    .languages{border:0;margin:0;padding:0;display:flex;align-items:center;white-space:nowrap;position:relative}
    .languages legend,.languages input{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .languages label{border:1px solid var(--blue);padding:.3rem 1rem;color:var(--blue);background:#fff;cursor:pointer}
    .languages label:nth-of-type(1){border-radius:6px 0 0 6px;border-right:0}
    .languages label:nth-of-type(2){border-radius:0 6px 6px 0}
    .languages input:checked+label{background:var(--blue);color:#fff;font-weight:700}
    h1{grid-column:1/-1;margin:.75rem 0 .5rem;font-size:2rem;line-height:1.4}
    h2{margin:0 0 1rem;padding-bottom:.4rem;border-bottom:3px solid var(--blue);font-size:1.5rem;line-height:1.5}
    h3{margin:2.25rem 0 .25rem;padding-left:.6rem;border-left:5px solid var(--blue);font-size:1.15rem;line-height:1.5}
    .facts{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:.5rem 2.5rem;margin:0}
    .facts dt{font-size:.875rem;color:var(--soft)}
    .facts code{font-weight:400}
    .facts dd{margin:0;font-weight:700;font-variant-numeric:tabular-nums}
    .page{display:grid;grid-template-columns:13rem minmax(0,1fr);gap:2.5rem;padding-top:2rem}
    .contents{font-size:.9375rem}
    .contents p{margin:0 0 .5rem;font-weight:700}
    .contents ol{margin:0;padding:0;list-style:none;border-left:1px solid var(--line)}
    .contents a{display:block;padding:.25rem 0 .25rem 1rem;color:var(--ink);text-decoration:none;line-height:1.5}
    .contents a:hover{color:var(--blue);text-decoration:underline}
    section{margin-bottom:4rem}
    .lead{margin:0 0 1rem;max-width:52em;text-wrap:pretty}
    .note{margin:.25rem 0 1rem;font-size:.875rem;color:var(--soft)}
    .verdict{border:1px solid;border-left-width:12px;border-radius:8px;padding:1.25rem 1.5rem;margin-bottom:1.5rem}
    .verdict.good{border-color:var(--good);background:#eaf6ef}
    .verdict.bad{border-color:var(--bad);background:#fdf0f0}
    .gate{display:flex;align-items:center;gap:.75rem;margin:0;font-size:2rem;font-weight:700;line-height:1.4}
    .good .gate{color:var(--good)}.bad .gate{color:var(--bad)}
    .sign{display:inline-grid;place-items:center;flex:none;width:2.75rem;height:2.75rem;border-radius:50%;color:#fff;\
    font-size:1.5rem;line-height:1}
    .good .sign{background:var(--good)}.bad .sign{background:var(--bad)}
    .reason{margin:.5rem 0 0}
    .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1px;margin:0 0 1.5rem;\
    border:1px solid var(--line);border-radius:8px;overflow:hidden}
    .figures div{outline:1px solid var(--line);padding:.75rem 1rem;display:flex;flex-direction:column;justify-content:space-between}
    .figures dt{font-size:.875rem;color:var(--soft);line-height:1.5}
    .figures dd{margin:0;font-size:1.625rem;font-weight:700;line-height:1.4;font-variant-numeric:tabular-nums}
    .scroll{overflow-x:auto;margin:0 0 .5rem;\
    background:linear-gradient(90deg,#fff 30%,#fff0) 0 0/3rem 100% no-repeat local,\
    linear-gradient(270deg,#fff 30%,#fff0) 100% 0/3rem 100% no-repeat local,\
    linear-gradient(90deg,#0003,#0000) 0 0/.75rem 100% no-repeat scroll,\
    linear-gradient(270deg,#0003,#0000) 100% 0/.75rem 100% no-repeat scroll}
    table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.55}
    caption{text-align:left;font-weight:700;padding:.75rem 0 .4rem}
    th,td{border-bottom:1px solid var(--line);padding:.45rem .6rem;text-align:left;vertical-align:top;overflow-wrap:break-word}
    thead th{background:var(--wash);border-top:1px solid var(--line);border-bottom:2px solid #8b8b92;\
    vertical-align:bottom;word-break:keep-all}
    tbody th{font-weight:500;min-width:11em}
    td{min-width:7.2em}
    th:has(code),td.n{min-width:0}
    td:has(.mark){width:1%;min-width:0}
    td:has(code){min-width:3em}
    td:has(.d){min-width:14em}
    thead th.n{min-width:4.5em}
    tbody tr:hover{background:#f8f9ff}
    tfoot th,tfoot td{border-top:2px solid #8b8b92;font-weight:700;background:var(--wash)}
    td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
    td.n{white-space:nowrap}
    code{font-family:"Noto Sans Mono CJK JP",ui-monospace,SFMono-Regular,Consolas,monospace;font-size:.92em}
    .d{overflow-wrap:anywhere}
    .mark{white-space:nowrap;font-weight:700}
    .mark.good{color:var(--good)}.mark.bad{color:var(--bad)}.mark.look{color:var(--look)}.mark.quiet{color:var(--soft);\
    font-weight:400}
    .tally{display:flex;flex-wrap:wrap;gap:.25rem 1.75rem;margin:0;padding:0;list-style:none}
    figure{margin:2rem 0 .25rem}
    h3+figure,.note+figure{margin-top:1rem}
    .bar>svg{display:block;width:100%;height:24px}
    figcaption{font-size:.9375rem;margin-top:.4rem}
    figcaption ul{display:inline-flex;flex-wrap:wrap;gap:0 1.5rem;margin:0 0 0 1rem;padding:0;list-style:none;\
    font-variant-numeric:tabular-nums}
    .key{width:.75em;height:.75em;margin-right:.45em}
    .f1{fill:#0017c1}.f2{fill:#008299}.f3{fill:#7a7a80}.f4{fill:#8a5300}.f5{fill:#6f8cff}.f6{fill:#c4c4cc}\
    .f7{fill:#9b6bd3}.f8{fill:#2e2e33}.f9{fill:#ce0000}.f10{fill:#3aa0c9}
    .steps{padding-left:1.5rem}
    .steps li{margin-bottom:1rem;padding-left:.25rem}
    .steps p{margin:0 0 .25rem}
    pre{margin:0;padding:.75rem 1rem;background:#1a1a1c;color:#fff;border-radius:6px;overflow-x:auto;line-height:1.6;\
    overflow-wrap:normal}
    footer{border-top:1px solid var(--line);padding-top:1rem;padding-bottom:2rem;font-size:.875rem;color:var(--soft)}
    @media (min-width:64.01rem){.contents{position:sticky;top:1.5rem;align-self:start}}
    @media (max-width:64rem){.page{grid-template-columns:minmax(0,1fr);gap:2rem}\
    .contents ol{columns:2;column-gap:2rem}}
    @media (max-width:40rem){.masthead,.page,footer{padding-left:1rem;padding-right:1rem}\
    .masthead{grid-template-columns:1fr;gap:.75rem}h1{font-size:1.5rem;margin:.25rem 0}h2{font-size:1.3rem}\
    .gate{font-size:1.5rem}.verdict{border-left-width:8px;padding:1rem}\
    .contents ol{columns:2;column-gap:1rem;font-size:.875rem}.facts{gap:.5rem 1.5rem}\
    .scroll table{width:max-content;min-width:100%;max-width:none}.scroll td,.scroll th{max-width:17rem}\
    .figures{grid-template-columns:1fr 1fr}figcaption ul{margin-left:0}}
    @page{size:A4;margin:16mm 14mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font-size:9pt}}
    @media print{body{font-size:10pt;line-height:1.55}header{background:none}.languages,.skip{display:none}\
    .masthead,.page,footer{padding-left:0;padding-right:0;max-width:none}.page{display:block;padding-top:0}\
    .contents{margin:4mm 0 8mm}.contents ol{columns:2;border:0}.contents a{padding:0}\
    h1{font-size:18pt}h2{font-size:14pt}h3{font-size:11.5pt}h2,h3,caption{break-after:avoid}\
    section{margin-bottom:9mm}.scroll{overflow:visible}table{font-size:8pt;line-height:1.4}th,td{padding:1mm 1.4mm}\
    thead{display:table-header-group}tfoot{display:table-row-group}thead th,td.n,th.n{white-space:normal}\
    tr,figure,.verdict,.figures{break-inside:avoid}.figures{grid-template-columns:repeat(6,1fr)}\
    .figures div{padding:2mm}.figures dt{font-size:8pt}.figures dd{font-size:12pt}\
    figcaption,.note,.contents{font-size:9pt}td,tbody th{min-width:5em}\
    td:has(code),td.n,th:has(code){min-width:0}code{overflow-wrap:anywhere}thead th{word-break:normal}\
    pre{background:none;color:inherit;border:1px solid var(--line);white-space:pre-wrap}\
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
    """
}
