// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// The look of a report: light and dark, wide and narrow, screen and paper.
enum ReportStyle {
  static let sheet: Markup = """
    :root{--paper:#fff;--surface:#f5f6f8;--line:#d5dae1;--ink:#1b1f24;--muted:#57606a;\
    --accent:#0a58a6;--good:#116329;--good-back:#e3f7e6;--warn:#7a4a00;--warn-back:#fff4d4;\
    --bad:#a40e26;--bad-back:#ffebe9;--none:#ececec;--train:#a9c8e6;--test:#d1480f;\
    --both:#5e3c99;--others:#b9bec5}
    @media (prefers-color-scheme:dark){:root{--paper:#0f1318;--surface:#171c23;--line:#323a44;\
    --ink:#e6edf3;--muted:#9aa4af;--accent:#74b9ff;--good:#7ee787;--good-back:#10281a;\
    --warn:#f2cc60;--warn-back:#2c2409;--bad:#ff9d99;--bad-back:#391317;--none:#262c34;\
    --train:#33608f;--test:#ff8a4a;--both:#b899f5;--others:#6b7480}}
    *{box-sizing:border-box}
    html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
    body{margin:0 auto;max-width:72rem;padding:1.5rem 1.25rem 3rem;background:var(--paper);\
    color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;\
    overflow-wrap:anywhere}
    h1{margin:0;font-size:1.7rem;line-height:1.25}
    h2{margin:2.4rem 0 .7rem;font-size:1.2rem}
    h3{margin:0;font-size:1rem}
    p{margin:.35rem 0;max-width:48rem}
    a{color:var(--accent)}
    code,.code{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;font-size:.87em}
    .source,.note,small,footer{color:var(--muted)}
    .skip{position:absolute;left:-99rem}
    .skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    nav ul,.legend,.checks{list-style:none;margin:.6rem 0;padding:0}
    nav ul,.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem}
    nav a{display:inline-block;padding:.2rem 0}
    .verdict{display:flex;gap:1rem;align-items:flex-start;margin:1rem 0 1.4rem;\
    padding:1.1rem 1.25rem;border-radius:10px;border-left:6px solid}
    .verdict .sign{font-size:1.8rem;line-height:1.1;font-weight:700}
    .verdict p{color:var(--ink)}
    .answer{margin-top:0;font-size:1.25rem;font-weight:650;line-height:1.3}
    .verdict .answer{color:inherit}
    .good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad)}
    .verdict.good{background:var(--good-back)}.verdict.warn{background:var(--warn-back)}\
    .verdict.bad{background:var(--bad-back)}
    .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.8rem;\
    margin:0}
    .figures div{display:flex;flex-direction:column-reverse;padding:.8rem 1rem;border-radius:10px;\
    background:var(--surface)}
    .figures dt{color:var(--muted);font-size:.9rem}
    .figures dd{margin:0;font-size:1.4rem;font-weight:600;font-variant-numeric:tabular-nums}
    .finding{margin:.8rem 0;padding:.8rem 1rem;border:1px solid var(--line);border-left:5px solid;\
    border-radius:8px;background:var(--surface)}
    .finding>*{color:var(--ink)}
    .finding.note{color:var(--accent)}
    .finding .code{font-weight:400;color:var(--muted);white-space:nowrap}
    .finding ul{margin:.4rem 0;padding-left:1.2rem}
    summary{cursor:pointer;padding:.25rem 0}
    .unchecked{margin-top:.8rem}
    .checks li{display:flex;gap:.5rem;flex-wrap:wrap;color:var(--ink);padding:.15rem 0}
    .checks .sign{font-weight:700;width:1rem;text-align:center}
    .checks .good .sign{color:var(--good)}.checks .warn .sign{color:var(--warn)}\
    .checks .bad .sign{color:var(--bad)}
    .scroll{overflow-x:auto;border:1px solid var(--line);border-radius:8px;margin:.5rem 0}
    .picture svg{display:block;width:100%;min-width:54rem;height:auto}
    table{border-collapse:collapse;width:100%;font-size:.93rem;overflow-wrap:normal}
    .name{display:inline-block;min-width:6rem;max-width:17rem;overflow-wrap:anywhere}
    th,td{padding:.35rem .75rem;text-align:left;border-bottom:1px solid var(--line);\
    vertical-align:middle}
    tbody tr:last-child>*{border-bottom:0}
    thead th{background:var(--surface);font-weight:600;color:var(--muted)}
    tbody th{font-weight:500}
    .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    .matrix td,.matrix th{padding:.35rem .5rem}
    .bar,.range,.size{display:flex;position:relative;width:14rem;min-width:9rem;height:.85rem;\
    border-radius:3px;overflow:hidden;background:var(--none)}
    .bar i,.range i,.size i{display:block;height:100%}
    .bar,.range i,.range b,.size i,.legend i,.picture,.matrix td,.verdict{print-color-adjust:exact;\
    -webkit-print-color-adjust:exact}
    .range i{position:absolute;background:var(--train)}
    .range b{position:absolute;width:2px;height:100%;background:var(--ink)}
    .size i{background:var(--train)}
    .legend li{display:flex;align-items:center;gap:.4rem}
    .legend i{width:.8rem;height:.8rem;border-radius:2px;flex:none}
    .facts{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.35rem 1.2rem;\
    margin:0}
    .facts dt{color:var(--muted)}.facts dd{margin:0}
    #place{min-height:1.55rem}
    footer{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.6rem;font-size:.9rem}
    @media (max-width:30rem){body{padding:1rem .8rem 2rem}h1{font-size:1.35rem}\
    .verdict{padding:.9rem;gap:.7rem}.answer{font-size:1.1rem}.facts{grid-template-columns:1fr;\
    gap:0}.facts dd{margin-bottom:.5rem}th,td{padding:.35rem .5rem}}
    @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
    @media print{:root{--paper:#fff;--surface:#f5f6f8;--line:#c9ced5;--ink:#000;--muted:#444;\
    --good:#116329;--good-back:#e3f7e6;--warn:#7a4a00;--warn-back:#fff4d4;--bad:#a40e26;\
    --bad-back:#ffebe9;--none:#ececec;--train:#a9c8e6;--test:#d1480f;--both:#5e3c99;\
    --others:#b9bec5;--accent:#0a58a6}
    body{padding:0;font-size:10pt}nav,.skip,#place{display:none}\
    summary{list-style:none}.finding summary{font-weight:600}details::details-content{content-visibility:visible;\
    display:block;block-size:auto}.scroll{overflow:visible}\
    .picture svg{min-width:0}tr,.finding,.verdict{break-inside:avoid}h2{break-after:avoid}}

    """
}
