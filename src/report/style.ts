/** The style sheet of a report: screen in light and dark, and paper.
 *
 * Colours are pairs with a contrast of at least 4.5 to 1 on their ground (tested with axe-core in
 * both schemes). On paper everything folded is open, filters are gone, and every page carries date,
 * digest and page number.
 *
 * @param madeAt ISO 8601, checked by the caller
 * @param digest hexadecimal
 */
export function styleFor(madeAt: string, digest: string): string {
  return `${colours}${layout}${pieces}${filters}${paper(madeAt, digest)}`
}

const colours = `
:root{color-scheme:light dark;--ground:#f6f7f9;--sheet:#fff;--ink:#16202b;--soft:#4c5a69;--line:#d5dbe2;--brand:#0b3a53;--brand-ink:#fff;--link:#0a5a86;
--block:#a11722;--block-ground:#fdecec;--review:#7a4a00;--review-ground:#fdf3dd;--clear:#1c6335;--clear-ground:#e6f4ea;--note:#3d4c5c;--note-ground:#eaeef3;--for:#1d6fa5;--against:#b5482a;--code:#eef1f5}
@media screen and (prefers-color-scheme:dark){:root{--ground:#0f151b;--sheet:#182029;--ink:#e7edf3;--soft:#a9b7c5;--line:#34414e;--brand:#0a2a3c;--brand-ink:#e9f3f9;--link:#7cc4ee;
--block:#ff9a9a;--block-ground:#3d1a1d;--review:#f3c368;--review-ground:#382a10;--clear:#86d6a0;--clear-ground:#15301f;--note:#b9c6d3;--note-ground:#25303b;--for:#5aaee0;--against:#ec8a6b;--code:#232e39}}
`

const layout = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:auto}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC","Noto Sans Arabic",sans-serif;overflow-wrap:break-word}
.masthead{background:var(--brand);color:var(--brand-ink);padding:1.75rem max(1.25rem,calc((100% - 68rem)/2)) 1.5rem}
.masthead h1{margin:.1rem 0 1rem;font-size:2rem;line-height:1.15;font-weight:650;letter-spacing:-.01em}
.brand{margin:0;font-size:.8rem;letter-spacing:.18em;text-transform:uppercase}
.masthead dl{display:flex;flex-wrap:wrap;gap:.75rem 2.5rem;margin:0}
.masthead dt{font-size:.75rem;letter-spacing:.04em}
.masthead dd{margin:0;font-weight:600}
.masthead .wide{flex-basis:100%}
.masthead code{background:none;color:inherit;padding:0;font-weight:400}
.banner{margin:1.25rem 0 0;padding:.7rem 1rem;background:#fff3cd;color:#3f2d00;border-left:.4rem solid #b07d00;border-radius:.25rem;max-width:60rem}
.remark{margin:.75rem 0 0;font-size:.9rem}
main,footer{max-width:70.5rem;margin:0 auto;padding:0 1.25rem}
footer{color:var(--soft);font-size:.85rem;padding-bottom:3rem}
h2{font-size:1.35rem;margin:2.2rem 0 .8rem;letter-spacing:-.005em}
h3{font-size:1.1rem;margin:0;display:inline}
h4{font-size:.95rem;margin:1.5rem 0 .4rem}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,input:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
code{font:.85em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono",monospace;background:var(--code);padding:.05em .3em;border-radius:.2em;overflow-wrap:anywhere}
.aside{color:var(--soft);font-weight:400;font-size:.9rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.4rem 0 .8rem;font-size:.9rem}
caption{text-align:left;color:var(--soft);font-size:.8rem;padding-bottom:.25rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
thead th{font-size:.78rem;color:var(--soft);font-weight:600;border-bottom-width:2px}
tbody th{font-weight:600}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td ul,dd ul{margin:0;padding:0;list-style:none}
.printed{display:none}
`

const pieces = `
.tiles{list-style:none;display:grid;grid-template-columns:repeat(3,1fr);gap:.75rem;margin:0 0 .5rem;padding:0}
.tiles li{background:var(--sheet);border:1px solid var(--line);border-top:.3rem solid;border-radius:.4rem;padding:.6rem 1rem;font-size:.95rem}
.tiles strong{font-size:1.9rem;line-height:1.2;margin-right:.35rem;font-variant-numeric:tabular-nums}
.tiles .block{border-top-color:var(--block)}.tiles .review{border-top-color:var(--review)}.tiles .clear{border-top-color:var(--clear)}
.tiles .block strong{color:var(--block)}.tiles .review strong{color:var(--review)}.tiles .clear strong{color:var(--clear)}
.share{display:block;width:100%;height:.5rem;border-radius:.25rem;margin:0 0 1rem}
.share .block{fill:var(--block)}.share .review{fill:var(--review)}.share .clear{fill:var(--clear)}
.chip{display:inline-block;min-width:4.4rem;text-align:center;font-size:.78rem;font-weight:700;letter-spacing:.03em;text-transform:uppercase;border-radius:.25rem;padding:.1rem .5rem;border:1px solid currentColor}
.chip.block{color:var(--block);background:var(--block-ground)}.chip.review{color:var(--review);background:var(--review-ground)}.chip.clear{color:var(--clear);background:var(--clear-ground)}.chip.note{color:var(--note);background:var(--note-ground)}
.overview{background:var(--sheet);border:1px solid var(--line)}
.overview th:nth-child(3){white-space:nowrap}
.overview th:nth-child(4){width:26%}.overview th:nth-child(5){width:48%}
.decision{background:var(--sheet);border:1px solid var(--line);border-left:.35rem solid;border-radius:.4rem;padding:1.1rem 1.3rem;margin:0 0 1.2rem}
.decision.block{border-left-color:var(--block)}.decision.review{border-left-color:var(--review)}.decision.clear{border-left-color:var(--clear)}
.decision>header{display:flex;flex-wrap:wrap;align-items:baseline;gap:.6rem}
.why{color:var(--soft);font-size:.9rem}
.lead{font-size:1.02rem;margin:.6rem 0 .8rem;max-width:60rem}
summary{cursor:pointer;padding:.2rem 0;color:var(--link);font-weight:600;font-size:.92rem}
summary .aside{font-size:.85rem}
.match>summary{color:var(--ink)}
.match{border-top:1px solid var(--line);padding:.25rem 0}
.score{display:inline-block;min-width:3rem;text-align:center;border-radius:.25rem;font-variant-numeric:tabular-nums;border:1px solid currentColor;font-size:.85rem}
.score.hit{color:var(--block);background:var(--block-ground)}.score.near{color:var(--note);background:var(--note-ground)}
.finding{border-left:.2rem solid;padding:.15rem 0 .15rem .9rem;margin:.5rem 0 1rem}
.finding.block{border-color:var(--block)}.finding.review{border-color:var(--review)}.finding.note{border-color:var(--note)}
.says{margin:0 0 .3rem;font-weight:500;max-width:60rem}
.says .chip,summary .score{margin-right:.4rem}
.facts{display:grid;grid-template-columns:1fr;gap:.1rem;margin:.3rem 0;font-size:.88rem}
.facts>div{display:grid;grid-template-columns:8.5rem 1fr;gap:.6rem}
.facts dt{color:var(--soft)}.facts dd{margin:0;min-width:0}
.record{border-top:1px solid var(--line);margin:1.2rem 0 0;padding-top:.6rem;color:var(--soft);font-size:.82rem}
.open{margin:.2rem 0;padding-left:1.2rem;font-size:.9rem}
.warning{color:var(--block);background:var(--block-ground);padding:.4rem .7rem;border-radius:.25rem}
.waterfall th code{display:block;width:fit-content;margin-top:.15rem;color:var(--soft);font-weight:400}
.waterfall tbody th{font-weight:400;min-width:14rem}
.waterfall tfoot th,.waterfall tfoot td{border-bottom:0;font-weight:700}
.waterfall .bar{width:14rem;padding-block:.5rem}
.bar svg{display:block;max-width:100%}
.bar line{stroke:var(--soft);stroke-width:1}
.bar .for rect,.bar svg.for rect{fill:var(--for)}.bar svg.against rect{fill:var(--against)}.bar svg.total rect{fill:var(--ink)}
@media (max-width:44rem){.facts>div{grid-template-columns:1fr;gap:0}.facts dd{margin-bottom:.3rem}.tiles{gap:.4rem}.tiles li{padding:.5rem .6rem;font-size:.85rem}.tiles strong{display:block}.decision{padding:.9rem}.masthead h1{font-size:1.5rem}.overview{min-width:44rem}}
`

const filters = `
.filters{border:1px solid var(--line);border-radius:.4rem;margin:0 0 1rem;padding:.35rem .9rem .55rem;background:var(--sheet);display:flex;flex-wrap:wrap;gap:.2rem 1.4rem}
.filters legend{font-size:.8rem;color:var(--soft);padding:0 .3rem}
.filters label{cursor:pointer;padding:.15rem 0}
@media screen{
body:has(#show-block:checked) :is(article,.overview tbody tr):is(.review,.clear),
body:has(#show-review:checked) :is(article,.overview tbody tr):is(.block,.clear),
body:has(#show-clear:checked) :is(article,.overview tbody tr):is(.block,.review){display:none}
}
`

const paper = (madeAt: string, digest: string) => `
@page{size:A4;margin:18mm 14mm 18mm;
@top-left{content:"Tidewaiter, ${madeAt}";font:8pt system-ui,sans-serif;color:#444}
@top-right{content:"digest ${digest.slice(0, 16)}";font:8pt ui-monospace,monospace;color:#444}
@bottom-right{content:"Page " counter(page) " of " counter(pages);font:8pt system-ui,sans-serif;color:#444}}
@media print{
html{font-size:9.5pt}
body{background:#fff;font-size:1rem}
.masthead{background:none;color:#000;padding:0 0 4mm;border-bottom:1.5pt solid var(--brand)}
.banner{border:1pt solid #b07d00}
.filters,.tiles,.share{display:none}
.printed{display:block;font-weight:600}
main,footer{max-width:none;padding:0}
.scroll{overflow:visible}
table{font-size:8.5pt}
.facts{font-size:.92rem}
.masthead h1{margin-bottom:.6rem}
.facts>div{grid-template-columns:7rem 1fr}
thead{display:table-header-group}
tr,.finding,.facts>div,caption{break-inside:avoid}
h2,h3,h4,summary,.decision>header,.says{break-after:avoid}
.decision{border-width:0 0 0 2.5pt;border-radius:0;padding:0 0 0 4mm;margin:0 0 7mm}
.overview{border:0}
details::details-content{content-visibility:visible;block-size:auto}
summary{list-style:none;color:#000}
a{color:inherit;text-decoration:none}
.chip,.score,.share,.bar,.banner,.warning,.finding,.decision{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`
