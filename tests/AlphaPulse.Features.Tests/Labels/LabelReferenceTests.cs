using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Features.Tests;

/// <summary>Labels against a slow computation that is written from their definition.</summary>
public class LabelReferenceTests
{
    [Fact]
    public void Horizons_are_those_of_the_calendar() => Prop.ForAll(Seeds(), seed =>
    {
        var bars = LabelScene.Walk(seed);
        var expected =
            from start in Enumerable.Range(0, bars.Count)
            let end = bars.FindIndex(b => b.OpenTime == Horizon.Of(LabelScene.Always, Timeframe.OneHour, bars[start].OpenTime, 3))
            where end >= 0
            select ((long)start, (long)end, Math.Log((double)bars[end].Close / (double)bars[start].Close));
        Assert.Equal(expected, LabelScene.Label(Labels.ForwardLogReturn(3), bars).Select(r => (r.Start, r.End, r.Value.Target)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_triple_barrier_is_the_first_touch() => Prop.ForAll(Seeds(), seed =>
    {
        const int Horizon = 6;
        const int Window = 4;
        var bars = LabelScene.Walk(seed);
        var expected = new List<(long Start, long End, double Target)>();
        for (var start = 0; start < bars.Count; start++)
        {
            if (start < Window || !Consecutive(bars, start - Window, start))
            {
                continue;
            }

            var returns = Enumerable.Range(start - Window + 1, Window).Select(i => Math.Log((double)bars[i].Close / (double)bars[i - 1].Close)).ToList();
            var volatility = Math.Sqrt(returns.Average(r => (r - returns.Average()) * (r - returns.Average())));
            for (var ahead = 1; ahead <= Horizon && start + ahead < bars.Count && Consecutive(bars, start, start + ahead); ahead++)
            {
                var bar = bars[start + ahead];
                double? target = Math.Log((double)bar.Low / (double)bars[start].Close) <= -volatility ? 0
                    : Math.Log((double)bar.High / (double)bars[start].Close) >= 1.5 * volatility ? 1
                    : ahead == Horizon && bar.Close != bars[start].Close ? (bar.Close > bars[start].Close ? 1 : 0)
                    : null;
                if (target is { } value)
                {
                    expected.Add((start, start + ahead, value));
                    break;
                }
            }
        }

        Assert.Equal(expected, LabelScene.Label(Labels.TripleBarrier(Horizon, 1.5m, 1, Window), bars).Select(r => (r.Start, r.End, r.Value.Target)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_trend_scan_takes_the_greatest_t_value() => Prop.ForAll(Seeds(), CheckTrendScan).QuickCheckThrowOnFailure();

    // Three closes in a row that are the same, which have no trend and not a perfect one.
    [Fact]
    public void A_flat_run_is_no_trend() => CheckTrendScan(884_617);

    private static void CheckTrendScan(int seed)
    {
        var bars = LabelScene.Walk(seed);
        var expected = new List<(long Start, long End, double Target, double Return)>();
        for (var start = 0; start + 6 < bars.Count; start++)
        {
            if (Consecutive(bars, start, start + 6))
            {
                var best = Enumerable.Range(2, 5)
                    .Select(ahead => (Ahead: ahead, T: TValue([.. bars.Slice(start, ahead + 1).Select(b => (double)b.Close)])))
                    .MaxBy(c => Math.Abs(c.T));
                expected.Add((start, start + 6, best.T > 0 ? 1 : 0, Math.Log((double)bars[start + best.Ahead].Close / (double)bars[start].Close)));
            }
        }

        Assert.Equal(expected, LabelScene.Label(Labels.TrendScan(2, 6), bars).Select(r => (r.Start, r.End, r.Value.Target, r.Value.LogReturn)));
    }

    private static double TValue(double[] closes)
    {
        if (closes.All(c => c == closes[0]))
        {
            return 0;
        }

        var n = closes.Length;
        var (meanX, meanY) = ((n - 1) / 2.0, closes.Average());
        var xx = Enumerable.Range(0, n).Sum(i => (i - meanX) * (i - meanX));
        var slope = Enumerable.Range(0, n).Sum(i => (i - meanX) * (closes[i] - meanY)) / xx;
        var residual = Enumerable.Range(0, n).Sum(i => Math.Pow(closes[i] - meanY - slope * (i - meanX), 2));
        var total = closes.Sum(c => (c - meanY) * (c - meanY));
        return residual <= 1e-12 * total ? Math.CopySign(double.PositiveInfinity, slope) : slope / Math.Sqrt(residual / (n - 2) / xx);
    }

    private static bool Consecutive(List<Bar> bars, int from, int to) => LabelScene.Hour(bars[to]) - LabelScene.Hour(bars[from]) == to - from;

    private static Arbitrary<int> Seeds() => Gen.Choose(0, 1_000_000).ToArbitrary();
}
