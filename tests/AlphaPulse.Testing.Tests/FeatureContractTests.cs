using AlphaPulse.Features;

namespace AlphaPulse.Testing.Tests;

public class FeatureContractTests
{
    private static readonly ITradingCalendar Calendar = AlwaysOpenCalendar.Instance;

    [Fact]
    public void A_set_that_knows_nothing_of_the_future_passes() =>
        FeatureContract.VerifyNoLeaks(FeatureSets.Core, Calendar, Data(200), new LeakOptions { Label = Labels.ForwardLogReturn(6) });

    [Fact]
    public void A_leak_is_told_with_its_column_and_its_first_row()
    {
        var data = Data(100);
        var subject = new LeakSubject("planted", [new FeatureColumn("next_close", "the close of the next bar", 1)], given =>
            [.. given.Bars.Select((_, i) => i + 1 < given.Bars.Count ? (double)given.Bars[i + 1].Close : double.NaN)]);
        var message = Assert.Throws<ContractViolationException>(() => FeatureContract.VerifyNoLeaks(subject, Calendar, data)).Message;
        Assert.Contains("'next_close' (Truncation), row ", message, StringComparison.Ordinal);
        Assert.Contains("'next_close' (Poison), row ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_without_any_value_is_no_proof()
    {
        var set = FeatureSet.Parse("mine", "log_return(1)", "sma(40)@1d");
        var message = Assert.Throws<ContractViolationException>(() => FeatureContract.VerifyNoLeaks(set, Calendar, Data(200))).Message;
        Assert.Contains("'sma(40)@1d'", message, StringComparison.Ordinal);
        Assert.Contains("give more bars", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_supplied_is_an_error_and_no_pass() =>
        Assert.Throws<FeatureInputException>(() => FeatureContract.VerifyNoLeaks(FeatureSet.Parse("mine", "close@ETH"), Calendar, Data(200)));

    private static LeakData Data(int count)
    {
        var random = new DeterministicRandom(5);
        var series = new BarSeriesId(InstrumentId.Parse("test:AAA-BBB"), Timeframe.OneHour);
        var time = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var bars = new List<Bar>();
        var close = 100m;
        for (var i = 0; i < count; i++)
        {
            var open = close;
            close = Math.Round(open * (1 + 0.01m * (decimal)random.NextNormal()), 2);
            bars.Add(new Bar(series, time, open, Math.Max(open, close) + 0.1m, Math.Min(open, close) - 0.1m, close, 1 + random.NextInt32(100), time.AddHours(1), BarProvenance.Simulated));
            time = time.AddHours(1);
        }

        return new LeakData(bars);
    }
}
