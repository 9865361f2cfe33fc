#include "report/html.h"

namespace chuan {

// Ink on paper, one red; every pair of text and ground has a contrast of 4.5 and more.
std::string_view report_css() {
  return R"css(
:root{--ink:#1d232b;--soft:#4c5561;--rule:#d9d5cb;--hair:#ece9e1;--paper:#fff;--desk:#f4f2ec;--red:#8c1a17;
--gold:#b3892d;--met:#1f6b45;--nearly:#b7791f;--not:#a5281f;--none:#77808c;--ask:#3d5296;--na:#c9ccd1}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--desk);color:var(--ink);line-height:1.6;font-size:1rem;
font-family:"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif}
h1,h2,.figure{font-family:Cambria,"Noto Serif","Liberation Serif","Times New Roman",serif;font-weight:700}
h1{font-size:2rem;line-height:1.3;margin:.25rem 0 .5rem}
h2{font-size:1.4rem;line-height:1.35;margin:3rem 0 1rem;padding-bottom:.4rem;border-bottom:2px solid var(--red)}
h3{font-size:1.05rem;line-height:1.4;margin:2rem 0 .5rem}
h4{font-size:.8rem;letter-spacing:.04em;color:var(--soft);margin:1.1rem 0 .3rem}
p,ul,dl,table{margin:0 0 .75rem}
table+table{margin-top:1.75rem}
ul{padding-left:1.2rem}
li{margin:.15rem 0}
a{color:var(--red);text-underline-offset:.15em;text-decoration-thickness:1px}
a:focus-visible,summary:focus-visible{outline:3px solid var(--gold);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static;display:inline-block;padding:.5rem}
main,header,footer{max-width:66rem;margin:0 auto;padding:0 2.5rem;background:var(--paper)}
header{padding-top:2.5rem;border-top:6px solid var(--red)}
main{padding-top:.5rem;padding-bottom:2rem}
main:focus{outline:0}
footer{padding-top:1.25rem;padding-bottom:2.5rem;border-top:1px solid var(--rule);font-size:.82rem;color:var(--soft)}
footer h2{color:var(--ink);margin-top:1.5rem}
footer p{margin:0 0 .25rem;overflow-wrap:anywhere}
.over{color:var(--red);font-weight:600;margin:0;letter-spacing:.01em}
.soft{color:var(--soft)}
.flag{border-left:3px solid var(--gold);padding:.35rem .9rem;background:#fbf7ec}
.num{font-variant-numeric:tabular-nums}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.35rem 1.4rem;padding:.8rem 0;margin:1.25rem 0 0;
border-top:1px solid var(--rule);border-bottom:1px solid var(--rule);font-size:.92rem}
nav li{margin:0}
.level{display:grid;grid-template-columns:auto 1fr;gap:0 2.25rem;align-items:center;margin:1.25rem 0 1rem}
.figure{font-size:4rem;line-height:1.1;color:var(--ink);white-space:nowrap}
.figure span{font-size:2.2rem;color:var(--soft);font-weight:400}
.level .lead{font-size:1.12rem;font-weight:600;margin:0 0 .2rem}
.level p{margin:0 0 .2rem}
.state{display:inline-block;font-weight:600;padding:.2rem .8rem;margin-top:.5rem;border-radius:2px;
background:#fbeae8;color:#86201a}
.state.good{background:#e6f2ea;color:#17563a}
.bar{display:block;width:100%;height:.8rem;min-width:6rem}
.bar rect{stroke:#fff;stroke-width:1.5px;vector-effect:non-scaling-stroke}
.met{fill:var(--met)}.nearly{fill:var(--nearly)}.not{fill:var(--not)}.none{fill:var(--none)}.ask{fill:var(--ask)}.na{fill:var(--na)}
table{width:100%;border-collapse:collapse;font-size:.94rem}
caption{text-align:left;color:var(--soft);font-size:.86rem;padding-bottom:.35rem}
caption h3{color:var(--ink);margin-bottom:.1rem}
h2+table caption h3{margin-top:.5rem}
.gap th:nth-child(1){width:4.6rem}.gap th:nth-child(3){width:18%}.gap th:nth-child(4){width:4.6rem}.gap th:nth-child(5){width:14%}.gap th:nth-child(6){width:29%}
.papers th:nth-child(2){width:36%}.papers th:nth-child(5){width:4.6rem}.papers th:nth-child(6){width:11%}.papers th:nth-child(7){width:11%}
.work th:nth-child(1){width:26%}.work th:nth-child(2){width:10.5%}.work th:nth-child(3){width:20%}.work th:nth-child(4){width:6.2rem}.work th:nth-child(6){width:5.4rem}.work th:nth-child(7){width:12%}
th,td{text-align:left;vertical-align:top;padding:.45rem .75rem .45rem 0;border-bottom:1px solid var(--hair)}
thead th{font-size:.8rem;color:var(--soft);font-weight:600;border-bottom:1px solid var(--rule);vertical-align:bottom}
thead td{border-bottom-color:var(--rule)}
tbody th{font-weight:400}
td.bars{vertical-align:middle}
td.num{white-space:nowrap}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
tr>:last-child{padding-right:0}
tfoot td,tfoot th{font-weight:600;border-bottom:0;border-top:1px solid var(--rule)}
.id{font-weight:600;white-space:nowrap;font-variant-numeric:tabular-nums}
.bars{width:30%}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0;font-size:.84rem;color:var(--soft)}
.legend svg{width:.75rem;height:.75rem;margin-right:.4rem;vertical-align:-.05rem}
.chip{display:inline-block;font-size:.84rem;font-weight:600;line-height:1.35;padding:.12rem .6rem;border-radius:2px;
background:#eceef1;color:#3c4550}
.chip.met{background:#e6f2ea;color:#17563a}
.chip.nearly{background:#fcf1d9;color:#704600}
.chip.not{background:#fbeae8;color:#86201a}
.chip.ask{background:#e9edf8;color:#2f4179}
.row{border-bottom:1px solid var(--hair)}
.row>summary{display:grid;grid-template-columns:1.1rem 4.6rem minmax(0,1fr) minmax(9rem,15rem) 9.2rem;gap:0 .6rem;
padding:.5rem 0;cursor:pointer;list-style:none;align-items:baseline}
.row>summary::-webkit-details-marker{display:none}
.row>summary::before{content:"\25B8";color:var(--soft);font-size:.8rem}
.row[open]>summary::before{content:"\25BE"}
.row>summary:hover{background:#faf8f3}
.row[open]>summary{background:#faf8f3}
.row .have{font-variant-numeric:tabular-nums}
.row .have span{display:block;font-size:.86rem;color:var(--soft)}
.row .mark{text-align:right}
.row .more{padding:.25rem 0 1rem 1.7rem;max-width:56rem}
.row .more p{margin:0 0 .35rem}
.row .more table{max-width:46rem}
.lines{list-style:none;padding:0}
.lines li{padding-left:1.1rem;text-indent:-1.1rem;overflow-wrap:anywhere}
.lines b{font-variant-numeric:tabular-nums}
.proposed td,.proposed th{color:var(--soft);font-style:italic}
.late{color:#86201a;font-weight:600}
@media (max-width:46rem){
main,header,footer{padding-left:1.1rem;padding-right:1.1rem}
header{padding-top:1.5rem}
h1{font-size:1.5rem}h2{font-size:1.25rem;margin-top:2.25rem}
.level{grid-template-columns:1fr;gap:.25rem}
.figure{font-size:3.2rem}
.row>summary{grid-template-columns:1rem 1fr auto;gap:.1rem .4rem;padding:.65rem 0}
.row>summary .name{grid-column:2/4}
.row>summary .have{grid-column:2/4}
.row .mark{grid-column:3;grid-row:1}
.row .more{padding-left:.6rem;border-left:2px solid var(--rule);margin:.25rem 0 1rem}
.stack,.stack caption,.stack tbody,.stack tfoot,.stack tr,.stack td,.stack tbody th,.stack tfoot th{display:block;width:auto}
.stack thead{position:absolute;left:-999rem}
.stack tr{padding:.6rem 0;border-bottom:1px solid var(--rule)}
.stack td,.stack tbody th,.stack tfoot th{border:0;padding:.08rem 0;text-align:left}
.stack td:empty{display:none}
.stack td[data-h]::before{content:attr(data-h) ": ";color:var(--soft);font-size:.86rem}
.stack td.n{display:inline-block;margin-right:1.1rem}
.bars{width:auto}.gap th:nth-child(n),.work th:nth-child(n),.papers th:nth-child(n){width:auto}
}
@page{size:A4;margin:16mm 14mm 16mm 18mm}
@media print{
html{font-size:9.2pt}
body,main,header,footer{background:#fff;padding:0;max-width:none}
header{border-top:0;padding-top:0}
nav,.skip,.hint,.row>summary::before{display:none!important}
h2{margin-top:1.6rem;break-after:avoid}h3,h4,caption,thead{break-after:avoid}
.row>summary{grid-template-columns:4.2rem minmax(0,1fr) 12.5rem 8.6rem;padding:.22rem 0}
.row,tr,.level{break-inside:avoid}
.row[open]{break-inside:auto}
.row .more{padding-left:4.8rem}
thead{display:table-header-group}
.bar,.chip,.state,.flag,.legend svg{-webkit-print-color-adjust:exact;print-color-adjust:exact}
a{color:inherit;text-decoration:none}
.lists{break-before:page}
}
)css";
}

}  // namespace chuan
