/** The one style sheet: ink on paper, one red; lines far enough apart for stacked diacritics; rows become blocks on a phone. */
export const style = `
:root { --ink: #221d19; --soft: #635b53; --paper: #fbfaf6; --card: #fff; --line: #ded7cb; --red: #9b1c1c }
* { box-sizing: border-box }
body { margin: 0; border-top: 5px solid var(--red); background: var(--paper); color: var(--ink); overflow-wrap: break-word;
  font: 17px/1.65 system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif }
body > * { max-width: 70rem; margin: auto; padding: 0 1.1rem }
body > header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1.6rem; padding-top: .7rem }
.name { font-size: 1.25rem; font-weight: 700; text-decoration: none }
nav, .tabs { display: flex; flex-wrap: wrap; gap: 0 1.1rem; white-space: nowrap }
nav a, .tabs a { color: var(--ink); text-decoration: none; padding: .3rem 0; border-bottom: 3px solid transparent }
nav [aria-current], .tabs [aria-current] { border-color: var(--red); font-weight: 600 }
main { padding-bottom: 2rem }
body > footer { display: flex; flex-wrap: wrap; gap: 0 1.5rem; border-top: 1px solid var(--line); padding: .6rem 1.1rem 2rem; font-size: .9rem }
h1 { font-size: 1.6rem; line-height: 1.4; margin: 1.4rem 0 .8rem }
h2 { font-size: 1.12rem; line-height: 1.45; margin: 2rem 0 .5rem }
small, article footer { color: var(--soft); font-size: .8rem; font-weight: 400 }
time, .whole { white-space: nowrap }
a { color: var(--red); text-underline-offset: .2em }
:focus-visible { outline: 3px solid var(--red); outline-offset: 2px }
.lede small { display: block }
.note { border-left: 4px solid var(--red); background: var(--card); padding: .5rem .9rem }
progress { width: 100%; accent-color: var(--red) }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1px; background: var(--line); border: 1px solid var(--line) }
.figures a { display: grid; align-content: start; background: var(--card); padding: .8rem 1rem; color: inherit; text-decoration: none }
.figures b { font-size: 1.9rem; line-height: 1.3 }
table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); font-size: .94rem; font-variant-numeric: tabular-nums }
th, td { text-align: left; vertical-align: top; padding: .55rem .8rem; border-bottom: 1px solid var(--line) }
thead th { font-size: .82rem; color: var(--soft); white-space: nowrap }
.counts th { font-weight: 500; width: 45% }
.chip { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .7rem; margin: .1rem .2rem .1rem 0; color: inherit; text-decoration: none; font-size: .86rem; white-space: nowrap }
.count { border-radius: 1rem; padding: 0 .5rem; background: var(--red); color: #fff; font-size: .8rem }
.awaiting-approval, .failed, .unknown, .undeliverable { border-color: var(--red); color: var(--red) }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; padding: .8rem; background: var(--card); border: 1px solid var(--line); font: .82rem/1.6 ui-monospace, Consolas, monospace }
form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin-bottom: 1rem }
input, select, button { font: inherit; max-width: 100%; padding: .25rem .6rem; border: 1px solid var(--soft); border-radius: 4px; background: var(--card); color: inherit }
button { background: var(--red); border-color: var(--red); color: #fff; padding: .25rem 1.1rem }
.pager { display: flex; gap: 1rem; color: var(--soft) }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.2rem; margin: 0 }
dt { color: var(--soft) }
dd { margin: 0 }
.people { list-style: none; margin: 0; padding: 0; max-width: 40rem; background: var(--card); border: 1px solid var(--line) }
.people a { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: .65rem .9rem; color: inherit; text-decoration: none; border-bottom: 1px solid var(--line) }
.people span { flex: 100%; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; color: var(--soft); font-size: .94rem }
.phone { max-width: 40rem }
.sender { text-align: center; font-weight: 600; border-bottom: 1px solid var(--line); padding-bottom: .5rem }
.sms { max-width: 30rem; margin: 0 1.5rem 1.1rem 0 }
.sms p { margin: 0 0 .2rem; padding: .6rem .95rem; background: #ece6da; border-radius: 1.1rem 1.1rem 1.1rem .3rem }
.mail { background: var(--card); border: 1px solid var(--line); padding: .9rem; margin-bottom: 1.3rem }
.mail h2 { margin: 0 }
.from { margin: 0 0 .6rem; color: var(--soft); font-size: .88rem }
iframe { width: 100%; height: 38rem; border: 1px solid var(--line); background: #fff }
iframe.long { height: 60rem }
summary { cursor: pointer }
@media (max-width: 46rem) {
  body { font-size: 16px }
  h1 { font-size: 1.3rem }
  nav { gap: 0 1rem; font-size: .93rem }
  thead { display: none }
  table, tbody, tr, td, .counts th { display: block; width: auto }
  tr { border-bottom: 1px solid var(--line); padding: .5rem 0 }
  td, .counts th { border: 0; padding: .1rem .8rem }
  td[data-label] { display: grid; grid-template-columns: 5.6rem 1fr; gap: .6rem }
  td[data-label]::before { content: attr(data-label); color: var(--soft); font-size: .82rem }
  td > div { min-width: 0 }
  .mail { padding: .7rem .5rem }
}
`;
