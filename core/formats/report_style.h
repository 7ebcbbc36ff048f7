// SPDX-License-Identifier: MIT
// How a report looks: the window's greys, and nothing from elsewhere.
#pragma once

namespace overlapse {

// Without < and &, which XML would not take.
inline constexpr const char *reportStyle = R"(
:root {
  color-scheme: light dark;
  --page: #f4f6f9; --card: #ffffff; --line: #d5dae1; --text: #14181f; --quiet: #596472;
  --stripe: #f8f9fb; --doubt: #fff6e5; --doubt-line: #e0a33a; --doubt-text: #6b4300; --code: #f4f6f9;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #14171c; --card: #1c2027; --line: #343b46; --text: #e6e9ee; --quiet: #9aa5b4;
    --stripe: #20252d; --doubt: #33290f; --doubt-line: #a87a1f; --doubt-text: #f2d79b; --code: #14171c;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 15px/1.5 Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  -webkit-text-size-adjust: 100%;
}
main { max-width: 1200px; margin: 0 auto; padding: 32px 24px 64px; }
h1 { font-size: 26px; line-height: 1.25; margin: 0 0 12px; font-weight: 650; overflow-wrap: anywhere; }
h2 { font-size: 17px; margin: 0 0 12px; font-weight: 650; }
h3 { font-size: 15px; margin: 0 0 8px; font-weight: 650; overflow-wrap: anywhere; }
.kind { margin: 0 0 4px; color: var(--quiet); font-size: 13px; }
.verdict { margin: 0 0 4px; font-size: 16px; overflow-wrap: anywhere; }
main > section {
  margin-top: 20px; padding: 20px; background: var(--card); border: 1px solid var(--line); border-radius: 8px;
}
section section { margin-top: 16px; padding-top: 16px; border-top: 1px solid var(--line); }
h2 + section { margin-top: 0; padding-top: 0; border-top: 0; }
main > .doubts { background: var(--doubt); border-color: var(--doubt-line); color: var(--doubt-text); }
ul { margin: 0; padding-left: 20px; }
li { margin: 3px 0; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 4px 20px; margin: 0; }
dt { grid-column: 1; color: var(--quiet); }
dd { grid-column: 2; margin: 0; overflow-wrap: anywhere; }
.facts { font-size: 14px; grid-template-columns: 140px minmax(0, 1fr); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums; }
th, td { padding: 7px 12px 7px 0; text-align: left; vertical-align: top; font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--quiet); font-size: 13px; vertical-align: bottom; }
tbody tr { border-top: 1px solid var(--line); }
tbody th { font-weight: 600; min-width: 110px; }
.figure { text-align: right; white-space: nowrap; }
thead .figure { white-space: normal; }
.said { min-width: 220px; }
thead .said { padding-left: 12px; }
tbody .said { padding-left: 12px; color: var(--quiet); }
figure { margin: 0; }
figure svg { display: block; width: 100%; min-width: 760px; height: auto; }
figcaption { margin-top: 8px; color: var(--quiet); font-size: 13px; }
pre {
  margin: 0 0 8px; padding: 12px; background: var(--code); border: 1px solid var(--line); border-radius: 6px;
  white-space: pre-wrap; overflow-wrap: anywhere;
}
code { font: 13px/1.5 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
pre ~ ul { margin-top: 12px; color: var(--quiet); }
.dark { display: none; }
@media screen and (prefers-color-scheme: dark) {
  .light { display: none; }
  .dark { display: block; }
}
@media (max-width: 640px) {
  main { padding: 20px 12px 40px; }
  h1 { font-size: 21px; }
  main > section { padding: 14px; }
  dl, .facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dd { grid-column: 1; }
  dt { margin-top: 8px; }
}
@media print {
  :root { --page: #ffffff; --code: #ffffff; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  main > section { padding: 0; border: 0; margin-top: 16pt; }
  main > .doubts { padding: 8pt; border: 1pt solid var(--doubt-line); }
  h2, h3, thead { break-after: avoid; }
  tr, li, dd, figure, pre { break-inside: avoid; }
  table { font-size: 8pt; }
  th, td { padding: 3pt 6pt 3pt 0; }
  .said { min-width: 0; }
  .wide { overflow: visible; }
  figure svg { min-width: 0; }
}
@page { margin: 15mm; }
)";

} // namespace overlapse
