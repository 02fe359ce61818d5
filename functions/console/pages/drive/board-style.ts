/**
 * What the dashboard adds: wide tables that scroll by themselves, cells whose ground says how much is missing (their
 * number and sign say it, too), lines and bars, and the same on A4.
 */
export const boardStyle = `
.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.ways ul{display:flex;flex-wrap:wrap;list-style:none;padding:0;margin:0 0 1rem;border-bottom:1px solid var(--line)}
.ways li{margin:0}
.ways a{display:block;padding:.4rem .7rem;text-decoration:none;border-bottom:3px solid transparent;color:var(--ink)}
.ways a:hover{background:var(--tint)}
.ways [aria-current]{border-color:var(--red);font-weight:600}
.line .field{max-width:100%}
.line select{max-width:min(22rem,100%)}
.scroll{position:relative;overflow-x:auto;margin:0 0 .6rem}
.scroll table{font-size:.95rem;line-height:1.45}
.scroll th,.scroll td{padding:.4rem .5rem}
.scroll thead th{vertical-align:bottom;line-height:1.35;max-width:9rem}
.scroll tbody th{font-weight:400;position:sticky;left:0;background:var(--card);min-width:11rem;max-width:20rem}
.scroll .number,.scroll time{white-space:nowrap}
.scroll thead .number{white-space:normal;min-width:4.4rem}
.scroll td.bars{white-space:nowrap}
.h0{background:#e8f1e6}
.h1{background:#fbefe9}
.h2{background:#f6d6ca}
.h3{background:#e9ac9b}
.h4{background:var(--red);color:#fff}
.work.few{grid-template-columns:repeat(auto-fill,minmax(min(100%,13.5rem),1fr))}
.down{color:var(--red)}
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,24rem),1fr));gap:1rem;margin-bottom:1rem}
figure{margin:0;min-width:0;padding:.6rem .8rem;background:var(--card);border:1px solid var(--line);border-radius:4px}
figcaption{line-height:1.4;margin-bottom:.4rem}
.chart{display:block;width:100%;height:auto}
.chart text{font-size:15px;fill:var(--soft)}
.chart .grid{stroke:var(--line)}
.chart path{fill:none}
.chart .way{stroke:var(--red);stroke-width:3}
.chart .aim{stroke:var(--soft);stroke-width:2;stroke-dasharray:7 5}
.chart .end{fill:var(--red)}
.share{width:7rem;height:.75rem;vertical-align:baseline;margin-right:.4rem}
.share .rest{fill:var(--line)}
.share .part{fill:var(--red)}
@media(max-width:40rem){.scroll tbody th{min-width:8.5rem}}
h3{font-size:1.05rem;margin:1rem 0 .4rem}
@page{size:A4;margin:13mm 11mm}
@page wide{size:A4 landscape}
@media print{
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.ways,.line{display:none}
.scroll{overflow:visible}
body:has(.scroll.wide){page:wide}
main{padding-bottom:0}
.scroll table,.scroll thead th,.scroll .tag,.scroll small{font-size:8.5pt}
.scroll th,.scroll td{padding:.2rem .3rem}
.scroll tbody th{position:static;min-width:0}
.scroll a{text-decoration:none}
tr,figure,.work section{break-inside:avoid}
thead{display:table-header-group}
h2,h3{break-after:avoid}
.work.few{grid-template-columns:repeat(4,1fr)}
.scroll thead .number{min-width:0}
.charts{grid-template-columns:1fr 1fr}
}
`;
