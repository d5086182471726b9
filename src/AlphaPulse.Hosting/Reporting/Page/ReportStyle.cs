namespace AlphaPulse.Hosting;

/// <summary>The style sheet of the report: light and dark after the reader's choice, narrow and wide, and for paper.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--bg:#f4f6f9;--card:#fff;--ink:#17202c;--soft:#566275;--rule:#dfe4ec;--grid:#e9edf3;
        --blue:#1d5fd6;--orange:#c2620c;--violet:#8b3fc9;--teal:#0b8074;--grey:#7a8699;--good:#11774a;--bad:#bd2c2c;--warn:#8a5a00;
        --goodbg:#e3f5ec;--badbg:#fcebea;--warnbg:#fff4d9}
        @media (prefers-color-scheme:dark){:root{--bg:#0e131a;--card:#161d27;--ink:#e4e9f1;--soft:#9aa7ba;--rule:#2a3442;--grid:#222b37;
        --blue:#6ca6ff;--orange:#f2a14b;--violet:#c792f5;--teal:#4cc9b8;--grey:#8793a6;--good:#55d39b;--bad:#ff8680;--warn:#f3c463;
        --goodbg:#11291f;--badbg:#331a1c;--warnbg:#2d2411}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        main{max-width:1280px;margin:0 auto;padding:1.25rem clamp(.75rem,2.5vw,2rem) 3rem}
        h1{font-size:clamp(1.35rem,1rem + 1.6vw,2rem);line-height:1.25;margin:.35rem 0 .5rem;text-wrap:pretty}
        h2{font-size:1.2rem;margin:2.25rem 0 .75rem}
        h3{font-size:1rem;margin:1.1rem 0 .4rem}
        p{margin:.35rem 0;max-width:115ch}
        ul{margin:.35rem 0;padding-left:1.2rem}li{margin:.2rem 0;overflow-wrap:anywhere}
        .top{color:var(--soft);font-size:.9rem;margin:0;max-width:none;overflow-wrap:anywhere}
        .verdict{background:var(--card);border:1px solid var(--rule);border-left:6px solid var(--c);border-radius:10px;padding:1rem 1.25rem;margin:.75rem 0}
        .verdict p{font-size:1.02rem}.verdict .answer{font-size:1.12rem;font-weight:600}.top span{white-space:nowrap}
        .promoted{--c:var(--good)}.refused{--c:var(--bad)}
        .tag{display:inline-block;font-weight:700;font-size:.8rem;letter-spacing:.06em;text-transform:uppercase;color:var(--c);padding:.15rem .6rem;border-radius:99px}
        .promoted .tag{background:var(--goodbg)}.refused .tag{background:var(--badbg)}
        .banner{background:var(--warnbg);color:var(--warn);border:1px solid currentColor;border-radius:10px;padding:.65rem 1rem;margin:.75rem 0}
        .banner p{max-width:none}
        .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,10rem),1fr));gap:.75rem;margin:.75rem 0}
        .fact,.card,.chart{background:var(--card);border:1px solid var(--rule);border-radius:10px;padding:.8rem 1rem;margin:0;min-width:0}
        .fact b{display:block;font-size:1.45rem;line-height:1.3;font-variant-numeric:tabular-nums}
        .fact span{color:var(--soft);font-size:.85rem;display:block}
        .up{color:var(--good)}.down{color:var(--bad)}
        .two{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:.75rem;align-items:start}
        .stack{display:grid;grid-template-columns:minmax(0,1fr);gap:.75rem;margin-bottom:.75rem}
        figcaption{font-weight:600;margin-bottom:.25rem}
        .note,.xt,.soft{color:var(--soft);font-size:.85rem}
        .note{margin:.5rem 0 0}.xt{margin:.1rem 0 0;text-align:center;max-width:none}
        .legend{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;font-size:.85rem;margin-bottom:.5rem}
        .key{display:inline-flex;align-items:center;gap:.4rem}.key b{font-variant-numeric:tabular-nums}
        .sw{width:18px;height:8px;flex:none}
        .plot{display:grid;grid-template-columns:3.9rem minmax(0,1fr);padding:.55rem 1.6rem 0 0}
        .ys{position:relative}
        .ys span{position:absolute;right:.5rem;transform:translateY(-50%);font-size:.75rem;line-height:1;color:var(--soft);white-space:nowrap;font-variant-numeric:tabular-nums}
        .area{position:relative;border-left:1px solid var(--rule);border-bottom:1px solid var(--rule)}
        .draw{position:absolute;inset:0;width:100%;height:100%}
        .caps{padding-top:1.3rem}.cap{position:absolute;top:-1.15rem;text-align:center;font-size:.72rem;color:var(--soft);white-space:nowrap}
        .xs{grid-column:2;position:relative;height:1.5rem;margin-top:.6rem}
        .x{position:absolute;top:.35rem;transform:translateX(-50%);font-size:.75rem;line-height:1;color:var(--soft);white-space:nowrap}
        .l,.d,.g{fill:none;stroke:var(--c);vector-effect:non-scaling-stroke;stroke-linejoin:round}
        .l{stroke-width:1.5}.g{stroke:var(--grid);stroke-width:1}.d{stroke-width:8;stroke-linecap:round}.w{stroke-width:2}
        .a{fill:var(--c);opacity:.16;stroke:none}.b{fill:var(--c);opacity:.14}
        .c1{--c:var(--blue)}.l.c1{stroke-width:2.2}.c2{--c:var(--orange)}.c3{--c:var(--violet)}.c4{--c:var(--teal)}.c5{--c:var(--grey)}
        .c6{--c:var(--ink)}.l.c3{stroke-dasharray:6 3}.l.c4{stroke-dasharray:2 2}.l.c5{stroke-dasharray:8 4}
        .ink{--c:var(--ink)}.l.ink{stroke-width:1.2}.long{--c:var(--good)}.short{--c:var(--bad)}.gap{--c:var(--bad);opacity:.55}
        .b.long,.b.short{opacity:.22}
        .sw .l{stroke-width:3}
        .zero{--c:var(--grey)}.l.zero{stroke-width:1}.sw .b{opacity:.45}.narrow{display:none}
        .part0{--c:var(--grey);opacity:.1}.part1{--c:var(--teal)}.part2{--c:var(--orange)}.part3{--c:var(--blue)}
        .scroll{overflow-x:auto;background:var(--card);border:1px solid var(--rule);border-radius:10px}
        table{border-collapse:collapse;width:100%;font-size:.9rem}
        th,td{padding:.4rem .75rem;text-align:left;border-bottom:1px solid var(--rule);white-space:nowrap;vertical-align:top}
        tr:last-child>td,tr:last-child>th[scope=row]{border-bottom:0}
        thead th{color:var(--soft);font-weight:600;font-size:.8rem}
        th[scope=row]{font-weight:600}
        .n{text-align:right;font-variant-numeric:tabular-nums}
        .wrap td,td.o{white-space:normal;overflow-wrap:anywhere}td.o{min-width:16rem;color:var(--soft);font-size:.85rem}
        .best{background:color-mix(in srgb,var(--blue) 10%,transparent)}
        .bars{display:grid;grid-template-columns:minmax(5rem,14rem) minmax(0,1fr) auto;gap:.25rem .75rem;align-items:center;font-size:.88rem}
        .bars span{overflow-wrap:anywhere}.bars i{display:block;height:.8rem;border-radius:3px;background:var(--blue);min-width:1px}
        footer{color:var(--soft);font-size:.85rem;margin-top:2rem}
        code{font:.86em ui-monospace,SFMono-Regular,Consolas,monospace}
        @media (max-width:1180px){.facts{grid-template-columns:repeat(3,minmax(0,1fr))}}
        @media (max-width:900px){.two{grid-template-columns:minmax(0,1fr)}}
        @media (max-width:640px){body{font-size:14px}.wide,.cap{display:none}.caps{padding-top:.55rem}.narrow{display:inline-flex}.facts{grid-template-columns:repeat(2,minmax(0,1fr));gap:.5rem}.fact{padding:.6rem .7rem}.fact b{font-size:1.15rem}
        .chart,.card{padding:.7rem .7rem}.plot{grid-template-columns:3.4rem minmax(0,1fr);padding-right:1.5rem}.bars{grid-template-columns:7rem minmax(0,1fr) auto}.verdict{padding:.8rem .9rem}}
        @media print{body{background:#fff;font-size:11px}.chart,.card,.verdict,tr{break-inside:avoid}.scroll{overflow:visible}main{max-width:none;padding:0}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        """;
}
