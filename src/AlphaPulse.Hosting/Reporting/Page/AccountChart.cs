using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>Equity and drawdown of accounts, each strategy in a colour and a dash of its own wherever it appears.</summary>
internal static class AccountChart
{
    public static SvgChart Equity(string title, IReadOnlyList<HeldAccount> accounts, ChartAxis values, int height) =>
        Lines(Chart(title, accounts, values, height), accounts, a => a.Equity, a => ReportText.Change(a.NetReturn));

    public static SvgChart Drawdown(IReadOnlyList<HeldAccount> accounts, int height)
    {
        // Cash never falls.
        var falling = accounts.Where(a => a.Name != Baselines.Cash).ToList();
        var values = ChartAxis.Numbers(falling.SelectMany(a => a.Drawdown.Values).Append(0), ReportText.PercentTick);
        return Lines(Chart("Drawdown: how far below the last peak", falling, values, height), falling, a => a.Drawdown, a => "deepest " + ReportText.Percent(a.DeepestDrawdown));
    }

    private static SvgChart Chart(string title, IReadOnlyList<HeldAccount> accounts, ChartAxis values, int height) => new(
        title,
        ChartAxis.Times(accounts[0].Equity.Times[0], accounts[0].Equity.Times[^1]),
        values)
    {
        PixelHeight = height,
    };

    private static SvgChart Lines(SvgChart chart, IReadOnlyList<HeldAccount> accounts, Func<HeldAccount, ReportSeries> series, Func<HeldAccount, string> value)
    {
        chart.Rule(0, "zero");

        // The model is drawn last, so that it lies on top, and named first.
        foreach (var account in accounts.Reverse())
        {
            var line = series(account);
            chart.Draw(Colour(account.Name), line.Times, line.Values, isArea: account.Name == HoldoutSectionBuilder.Candidate);
        }

        foreach (var account in accounts)
        {
            chart.Key(Colour(account.Name), ReportVerdict.Plain(account.Name), value(account));
        }

        return chart;
    }

    private static string Colour(string name) => name switch
    {
        HoldoutSectionBuilder.Candidate => "c1",
        Baselines.AlwaysLong => "c2",
        Baselines.AlwaysShort => "c3",
        Baselines.LastDirection => "c4",
        Baselines.Cash => "c5",
        _ => "c6",
    };
}
