using AlphaPulse.Features;

namespace AlphaPulse.Inference.Tests;

/// <summary>What the features of a model need beside the bars is there, or it is said what is missing.</summary>
public class SignalInputTests
{
    private static readonly ITradingCalendar Calendar = AlwaysOpenCalendar.Instance;
    private static readonly BarSeriesId Ether = new(InstrumentId.Parse("test:ETH-BBB"), Timeframe.OneHour);
    private static readonly FeatureSet Joined = FeatureSet.Parse("joined", "log_return(1) - log_return(1)@ETH", "close / open@4h");

    [Fact]
    public void A_live_stream_gives_the_rows_of_the_batch()
    {
        Bar[] bars = [.. Enumerable.Range(0, 40).Select(h => Scene.Bar(h, 100 + h % 7, 101 + h % 5))];
        Bar[] ether = [.. bars.Select((b, i) => new Bar(Ether, b.OpenTime, 10 + i % 3, 10 + i % 3, 10 + i % 3, 10 + i % 3, 1, b.AvailableAt, b.Provenance))];
        var matrix = FeatureMatrix.Compute(Joined, Calendar, bars, Streams(ether));
        var engine = new SignalEngine(Scene.Model(features: Joined), Joined, Calendar, SignalMode.Shadow, Streams([]));
        var signals = 0;
        for (var i = 0; i < bars.Length; i++)
        {
            engine.Observe("ETH", ether[i]);
            signals += engine.TryProcess(bars[i], out _) ? 1 : 0;
            Assert.Equal(matrix.Row(i).ToArray(), engine.LastRow.ToArray());
        }

        Assert.Equal(matrix.CompleteCount, signals);
        Assert.True(signals > 30);
    }

    [Fact]
    public void A_stream_that_was_not_supplied_is_named_with_its_column()
    {
        var refused = Assert.Throws<FeatureInputException>(() => new SignalEngine(Scene.Model(features: Joined), Joined, Calendar, SignalMode.Shadow));
        Assert.Equal(("log_return(1) - log_return(1)@ETH", "ETH"), (refused.Column, refused.Input));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Another_instrument_behind_the_name_of_the_training_is_refused(bool live)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal) { [ModelManifest.StreamOption + "ETH"] = "test:SOL-BBB@1h" };
        var model = Scene.Model(features: Joined, options: options);
        var bar = Scene.Bar(0, 100, 101);
        var ether = new Bar(Ether, bar.OpenTime, 10, 10, 10, 10, 1, bar.AvailableAt, bar.Provenance);
        var refused = Assert.Throws<FeatureInputException>(() =>
            new SignalEngine(model, Joined, Calendar, SignalMode.Shadow, Streams(live ? [] : [ether])).Observe("ETH", ether));
        Assert.Equal(("log_return(1) - log_return(1)@ETH", "ETH"), (refused.Column, refused.Input));
        Assert.Contains("test:SOL-BBB@1h", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_does_not_lose_its_sentiment_because_the_source_is_not_there()
    {
        var model = Scene.Model(features: FeatureSets.Stationary52);
        var refused = Assert.Throws<FeatureInputException>(() => new SignalEngine(model, FeatureSets.Stationary52, Calendar, SignalMode.Shadow));
        Assert.Equal(("sentiment_mean(6)", "sentiment"), (refused.Column, refused.Input));
    }

    private static FeatureInputs Streams(IReadOnlyList<Bar> bars) => new()
    {
        Streams = new Dictionary<string, IReadOnlyList<Bar>>(StringComparer.Ordinal) { ["ETH"] = bars },
    };
}
