import { createHash } from 'node:crypto';
import { baseStyle } from '../../templates/pages/style.ts';
import { boardStyle } from './drive/board-style.ts';

/** What the console's pages add to the style of all: a bar on top, a place to go on the left, lists to work through. */
export const consoleStyle = `${baseStyle}
.skip{position:absolute;left:-99rem}
.skip:focus{left:.5rem;top:.5rem;background:var(--card);padding:.5rem 1rem;z-index:1}
.bar{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem 1.2rem;padding:.5rem 1.2rem;background:var(--card);
border-bottom:1px solid var(--line)}
.bar p,.bar form{margin:0}
.bar .mark{font-weight:700;font-size:1.15rem;text-decoration:none}
.bar .who{flex:1 1 12rem;min-width:0}
.bar button{min-height:0;padding:.2rem .7rem;font-size:.9rem}
.bar>a{padding:.2rem 0}
.desk{display:grid;grid-template-columns:14rem minmax(0,1fr);max-width:84rem;margin:0 auto}
.places{padding:1.2rem 0 1.2rem 1.2rem}
.places ul{list-style:none;margin:0;padding:0}
.places li{margin:0}
.places li a{display:block;padding:.4rem .7rem;text-decoration:none;border-left:3px solid transparent;color:var(--ink)}
.places li a:hover{background:var(--tint)}
.places [aria-current]{border-color:var(--red);background:var(--tint);font-weight:600}
main{min-width:0;padding:0 1.2rem 3rem}
body>main{max-width:44rem;margin:0 auto}
main:focus{outline:0}
textarea{width:100%;min-height:6rem}
input.short{width:7rem}
.ways{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.2rem}
progress{width:100%;max-width:26rem;height:1.1rem;accent-color:var(--red)}
.field>input:not([type=checkbox]){width:100%;max-width:26rem}
input[type=checkbox]{width:1.5rem;height:1.5rem;min-height:0;vertical-align:middle;accent-color:var(--red);margin:0 .4rem 0 0}
label.choice{font-weight:400;margin:.3rem 0}
.line{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin:0 0 1rem}
.line .field{margin:0}
.acts{display:flex;flex-wrap:wrap;gap:.6rem;margin:1rem 0}
.work{display:grid;align-items:start;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:1rem;margin-top:1rem}
.work section{background:var(--card);border:1px solid var(--line);border-radius:4px;padding:.8rem 1rem;min-width:0}
.work h2{margin:0 0 .3rem}
.work ul{list-style:none;padding:0}
.count{font-size:1.6rem;font-weight:700;margin-right:.4rem;font-variant-numeric:tabular-nums}
.none .count{color:var(--soft)}
.said{background:var(--card);border:1px solid var(--line);border-radius:4px;padding:.8rem 1rem;margin:0 0 .4rem;
white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}
.tag{display:inline-block;border:1px solid var(--edge);border-radius:3px;padding:0 .4rem;font-size:.9rem;background:var(--card);white-space:nowrap}
.tag.now{border-color:var(--red);color:var(--red);font-weight:600}
.path{list-style:none;padding:0;border-left:2px solid var(--line)}
.path>li{padding:0 0 .7rem 1rem;margin:0}
pre{overflow-x:auto}
.tabs{display:flex;flex-wrap:wrap;gap:.3rem;list-style:none;padding:0}
.tabs a{display:block;padding:.3rem .8rem;border:1px solid var(--line);border-radius:4px;text-decoration:none}
.tabs [aria-current]{border-color:var(--red);background:var(--tint);font-weight:600}
.clause{display:grid;grid-template-columns:minmax(0,1fr) 7rem;gap:.2rem .8rem;align-items:end}
.clause .field>input:not([type=checkbox]){max-width:none}
.aside{position:absolute;left:-99rem}
.vars{columns:16rem}
.diff{list-style:none;padding:0;margin:.3rem 0}
.diff li{margin:0;padding:.1rem .5rem;overflow-wrap:anywhere}
.diff del{color:var(--soft)}
.diff ins{font-weight:600;text-decoration:none;background:var(--tint)}
.rows th[scope=row]{font-weight:600}
.rows .again{color:var(--soft);font-weight:400}
.choices{columns:16rem}
.choices label.choice{break-inside:avoid;margin:0;padding:.15rem 0}
.light{font-weight:400}
.rows .kind{min-width:11rem}
.line[role=group] input{width:100%;max-width:13rem}
summary{cursor:pointer;padding:.2rem 0}
.one{border-top:1px solid var(--line);padding-top:.4rem}
.one h3{font-size:1rem;margin:.6rem 0 .4rem}
.rows th,.rows td{padding:.5rem}
.rows .wide{min-width:14rem}
.rows .act{white-space:nowrap}
@media(max-width:52rem){
.desk{display:block}
.places{padding:.3rem .8rem;border-bottom:1px solid var(--line)}
.places ul{display:flex;flex-wrap:wrap}
.places li a{padding:.3rem .6rem;border-left:0;border-bottom:3px solid transparent}
main{padding:0 .9rem 2rem}
}
@media(max-width:40rem){
.rows thead{position:absolute;left:-99rem}
.rows tr{display:block;border-bottom:1px solid var(--edge);padding:.5rem .8rem}
.rows td,.rows tbody th{display:block;border:0;padding:.1rem 0;overflow-wrap:anywhere}
.rows td:empty{display:none}
.rows td[data-label]::before{content:attr(data-label) ": ";color:var(--soft);font-size:.9rem}
}
${boardStyle}@media print{.bar,.places,.skip{display:none}.desk{display:block}}
`;

/** Its name changes with it, so that browsers may keep it for good. */
export const stylePath = `/ban-lam-viec/style-${createHash('sha256').update(consoleStyle).digest('hex').slice(0, 12)}.css`;
