using AlphaPulse.Indicators;

namespace AlphaPulse.Features.Tests;

/// <summary>A bar that came late makes the rows late that can hold something of it, and no others.</summary>
public class KnownAtTests
{
    private const int Late = 20;
    private static readonly ITradingCalendar Calendar = AlwaysOpenCalendar.Instance;

    [Fact]
    public void A_late_bar_makes_the_rows_of_its_windows_late_and_no_more()
    {
        // volatility(3) looks at four closes: the late bar is in the rows of bars 20 to 23.
        var set = FeatureSet.Parse("x", "log_return(1)", "volatility(3)");
        var bars = Delayed(Series.Simulated(60), Late, TimeSpan.FromHours(10));
        var matrix = FeatureMatrix.Compute(set, Calendar, bars);
        for (var i = set.Schema.Warmup; i < bars.Length; i++)
        {
            var isLate = i is >= Late and < Late + 4;
            Assert.Equal(isLate ? bars[Late].AvailableAt : bars[i].AvailableAt, matrix.KnownAt(i));
            Assert.Equal(!isLate, matrix.IsComplete(i));
        }

        // And the others hold nothing of it.
        var other = FeatureMatrix.Compute(set, Calendar, Repriced(bars, Late));
        for (var i = 0; i < bars.Length; i++)
        {
            Assert.Equal(i is >= Late and < Late + 4, Differs(matrix.Row(i), other.Row(i)));
        }
    }

    [Theory]
    [InlineData("rsi(3)")]
    [InlineData("close / ema(3) - 1")]
    [InlineData("diff(3,obv)")]
    public void What_never_forgets_a_bar_is_late_until_the_bar_has_come(string feature)
    {
        var bars = Delayed(Series.Simulated(60), Late, TimeSpan.FromHours(10));
        var matrix = FeatureMatrix.Compute(FeatureSet.Parse("x", feature), Calendar, bars);
        for (var i = 5; i < bars.Length; i++)
        {
            Assert.Equal(i is not (>= Late and < Late + 10), matrix.IsComplete(i));
            Assert.Equal(i < Late || bars[i].AvailableAt >= bars[Late].AvailableAt ? bars[i].AvailableAt : bars[Late].AvailableAt, matrix.KnownAt(i));
        }
    }

    [Fact]
    public void A_late_bar_stays_in_a_higher_bar_until_the_windows_of_that_have_left_it()
    {
        // The bar of hour 20 is in the higher bar of 20 to 24, which counts from hour 23 and leaves a window of two at hour 31.
        var bars = Delayed(Series.Simulated(80), Late, TimeSpan.FromHours(500));
        Assert.Equal(20, bars[Late].OpenTime.Hour);
        var set = FeatureSet.Parse("x", "sma(2,high)@4h");
        var matrix = FeatureMatrix.Compute(set, Calendar, bars);
        var other = FeatureMatrix.Compute(set, Calendar, Repriced(bars, Late));
        for (var i = 0; i < bars.Length; i++)
        {
            var holds = i is >= 23 and < 31;
            Assert.Equal(holds, Differs(matrix.Row(i), other.Row(i)));
            Assert.True(!holds || !matrix.IsComplete(i));
            Assert.True(i is >= Late and < Late + 11 || matrix.KnownAt(i) == bars[i].AvailableAt);
        }
    }

    [Fact]
    public void Several_late_bars_count_each_as_long_as_it_is_in_a_window()
    {
        // Later bars that come ever earlier, so that none of them replaces the one before.
        var bars = Series.Simulated(200).ToArray();
        for (var i = 50; i < 90; i++)
        {
            bars = Delayed(bars, i, TimeSpan.FromHours(300 - 5 * (i - 50)));
        }

        var set = FeatureSet.Parse("x", "sma(30)");
        var matrix = FeatureMatrix.Compute(set, Calendar, bars);
        for (var i = 0; i < bars.Length; i++)
        {
            Assert.Equal(bars[Math.Max(0, i - 29)..(i + 1)].Max(b => b.AvailableAt), matrix.KnownAt(i));
        }
    }

    // Wherever an indicator says that its window forgets a bar, the rows behind it are the same whatever the bar was, but for rounding.
    [Fact]
    public void No_indicator_holds_more_than_it_says()
    {
        var bars = Delayed(Series.Simulated(500), 0, TimeSpan.FromDays(10_000));
        var forgetting = 0;
        var liars = new List<string>();
        foreach (var spec in IndicatorCatalog.All.Select(d => d.DefaultSpec()))
        {
            var set = FeatureSet.Parse("one", spec.Columns.Count == 1 ? [$"indicator({spec})"] : spec.Columns);
            var matrix = FeatureMatrix.Compute(set, Calendar, bars);
            var other = FeatureMatrix.Compute(set, Calendar, Repriced(bars, 0));
            var from = Enumerable.Range(1, bars.Length - 1).FirstOrDefault(i => matrix.KnownAt(i) == bars[i].AvailableAt, bars.Length);
            forgetting += from < bars.Length ? 1 : 0;
            for (var i = from; i < bars.Length; i++)
            {
                if (Differs(matrix.Row(i), other.Row(i)))
                {
                    liars.Add($"{spec} holds bar 0 at bar {i} and says from bar {from} on that it does not");
                    break;
                }
            }
        }

        Assert.True(liars.Count == 0, string.Join(Environment.NewLine, liars));
        Assert.True(forgetting > 50, $"{forgetting} indicators forget");
    }

    private static Bar[] Delayed(IReadOnlyList<Bar> bars, int index, TimeSpan by) => [.. bars.Select((b, i) => i != index ? b : new Bar(
        b.Series, b.OpenTime, b.Open, b.High, b.Low, b.Close, b.Volume, b.AvailableAt + by, b.Provenance))];

    private static Bar[] Repriced(IReadOnlyList<Bar> bars, int index) => [.. bars.Select((b, i) => i != index ? b : Series.Scaled(b, 3))];

    // Sums over a window keep no bar that has left it, and may keep how it was rounded.
    private static bool Differs(ReadOnlySpan<double> row, ReadOnlySpan<double> other)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (double.IsNaN(row[i]) != double.IsNaN(other[i]) || Math.Abs(row[i] - other[i]) > 1e-9 * Math.Max(1, Math.Abs(row[i])))
            {
                return true;
            }
        }

        return false;
    }
}
