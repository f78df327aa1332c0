/** The style sheet of the report, for screen in light and dark, and paper. */
export const style = `
:root{color-scheme:light dark}
body{--paper:#fff;margin:0;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:#16202b;background:#fff}
main{max-width:72rem;margin:0 auto;padding:1rem 1.25rem 3rem}
section{margin-top:2rem}
figure{display:inline-block;vertical-align:top;width:340px;max-width:100%;margin:0 1rem 1.5rem 0}
figure svg{max-width:100%;height:auto;color:#0a5a86}
figure.lump svg{color:#7a4a00}
figure.fall svg{color:#a11722}
figure.map,figure.wide{display:block;width:auto;margin-right:0}
.way-gain{stroke:#0a5a86}.way-onward{stroke:#6a1b9a}.way-lost{stroke:#a11722}
figure.map svg,figure.wide svg{color:#16202b}
.ribbon-gain{color:#0a5a86}.ribbon-onward{color:#6a1b9a}
figcaption{font-size:.82rem}
details{margin-top:.3rem}
figcaption ul{padding-left:1.1rem;margin:.3rem 0}
.explains-true b{color:#7a4a00}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.85rem}
th,td{text-align:left;padding:.25rem .6rem;border-bottom:1px solid #c3ccd6;white-space:nowrap}
caption{text-align:left;font-size:.8rem;padding-bottom:.3rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8rem}
li{overflow-wrap:anywhere}
@media screen and (prefers-color-scheme:dark){body{--paper:#0f151b;color:#e7edf3;background:#0f151b}figure svg{color:#7cc4ee}figure.lump svg{color:#f3c368}figure.fall svg{color:#ff9a9a}figure.map svg,figure.wide svg{color:#e7edf3}.way-gain{stroke:#7cc4ee}.way-onward{stroke:#d6a4f2}.way-lost{stroke:#ff9a9a}.ribbon-gain{color:#7cc4ee}.ribbon-onward{color:#d6a4f2}.explains-true b{color:#f3c368}}
@media print{figure{break-inside:avoid}}
`
