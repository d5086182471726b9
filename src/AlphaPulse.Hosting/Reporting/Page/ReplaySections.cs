namespace AlphaPulse.Hosting;

/// <summary>Price with signals, and what the signals came to.</summary>
internal static class ReplaySections
{
    private const int Slots = 160;
    private const int ShownGaps = 100;
    private static readonly string[] PartColours = ["part0", "part1", "part2", "part3"];

    public static void Write(HtmlBuilder html, RunReportData data)
    {
        var replay = data.Replay;
        html.Markup("<h2 id=\"signals\">Price and signals</h2><div class=\"stack\">");
        WholePrice(data).WriteTo(html, "Shaded: what each part was used for. After its comparison on the validation part the chosen model was fitted again on training and validation together. The strips between the parts are left out on purpose, so that no label reaches into the next one." + Gaps(data.Coverage));
        html.Markup("</div><div class=\"two\"><div class=\"stack\">");
        Price("Replay: price", data.PriceUnit, replay.Price, out var times).WriteTo(html);
        Sides(replay.Sides, times).WriteTo(html, "The share of bars that called long (up) or short (down); the rest took no side or abstained.");
        html.Markup("</div><div class=\"stack\">");
        Recent(replay, data.PriceUnit).WriteTo(html, "Shaded from the bar that gave the signal to the next: what the model called at each bar.");
        Cumulative(replay, times).WriteTo(html, ReportText.Of($"Each settled signal with 1/{replay.HorizonBars} of the capital for its {replay.HorizonBars} bars, not compounded, a round trip of its own paid."));
        html.Markup("</div></div>\n");
        ReplayAccounts.Write(html, data);
    }

    private static string Gaps(CoverageSummary coverage) => coverage.Runs.Count switch
    {
        0 => string.Empty,
        > ShownGaps => ReportText.Of($" Red lines are missing bars, the first {ShownGaps} gaps of {ReportText.Count(coverage.Gaps)}."),
        _ => " Red lines are missing bars.",
    };

    private static SvgChart WholePrice(RunReportData data)
    {
        var chart = Price("Price over the whole series", data.PriceUnit, data.Price, out _);
        for (var i = 0; i < data.Parts.Count; i++)
        {
            var part = data.Parts[i];
            chart.Band(ReportTimes.Number(part.From), ReportTimes.Number(part.To), PartColours[Math.Min(i, PartColours.Length - 1)], part.Name);
        }

        foreach (var gap in data.Coverage.Runs.Take(ShownGaps))
        {
            chart.Mark(ReportTimes.Number(gap.After), "gap");
        }

        return chart;
    }

    private static SvgChart Price(string title, string? unit, ReportSeries price, out ChartAxis times)
    {
        times = price.Times.Length == 0 ? ChartAxis.Times(0, 0) : ChartAxis.Times(price.Times[0], price.Times[^1]);
        var axis = ChartAxis.Prices(price.Values, out var isLogarithmic);
        return new SvgChart($"{title} (close{(unit is null ? string.Empty : ", " + unit)}{(isLogarithmic ? ", logarithmic" : string.Empty)})", times, axis).Draw("ink", price.Times, price.Values);
    }

    private static SvgChart Sides(ReportSeries sides, ChartAxis times)
    {
        var slots = Math.Clamp(sides.Times.Length / 4, 1, Slots);
        var starts = new double[slots];
        var (longs, shorts, counts) = (new double[slots], new double[slots], new int[slots]);
        for (var i = 0; i < slots; i++)
        {
            starts[i] = times.Minimum + (times.Maximum - times.Minimum) * i / slots;
        }

        for (var i = 0; i < sides.Times.Length; i++)
        {
            var slot = Math.Clamp((int)(times.Place(sides.Times[i]) * slots), 0, slots - 1);
            counts[slot]++;
            longs[slot] += sides.Values[i] > 0 ? 1 : 0;
            shorts[slot] -= sides.Values[i] < 0 ? 1 : 0;
        }

        for (var i = 0; i < slots; i++)
        {
            longs[i] = counts[i] == 0 ? 0 : longs[i] / counts[i];
            shorts[i] = counts[i] == 0 ? 0 : shorts[i] / counts[i];
        }

        return new SvgChart("Replay: sides taken", times, ChartAxis.Numbers([-1, 1], (v, step) => ReportText.PercentTick(Math.Abs(v), step), marks: 4)) { PixelHeight = 140 }
            .Line("long", "long", starts, longs, isArea: true, isStep: true)
            .Line("short", "short", starts, shorts, isArea: true, isStep: true);
    }

    private static SvgChart Recent(ReplaySection replay, string? unit)
    {
        var chart = Price(ReportText.Of($"The last {replay.RecentPrice.Times.Length} bars, with what was called"), unit, replay.RecentPrice, out _);
        foreach (var run in replay.RecentRuns)
        {
            chart.Band(run.From, run.To, run.Side == SignalDirection.Long ? "long" : "short");
        }

        return chart.Key("long", "long").Key("short", "short");
    }

    private static SvgChart Cumulative(ReplaySection replay, ChartAxis times)
    {
        var sum = replay.Cumulative.Values;
        return new SvgChart("Replay: running sum of settled signals, net", times, ChartAxis.Numbers(sum.Append(0), ReportText.PercentTick)) { PixelHeight = 140 }
            .Rule(0, "zero")
            .Line("signals", "c1", replay.Cumulative.Times, sum, sum.Length == 0 ? null : ReportText.Change(sum[^1]), isArea: true);
    }
}
