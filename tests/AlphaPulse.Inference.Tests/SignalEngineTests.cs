using AlphaPulse.Features;

namespace AlphaPulse.Inference.Tests;

public class SignalEngineTests
{
    [Fact]
    public void A_signal_says_what_was_known_and_when_it_is_settled()
    {
        var engine = new SignalEngine(Scene.Model(horizon: 3), Scene.Features, AlwaysOpenCalendar.Instance, SignalMode.Champion);
        engine.Warm(Scene.Bar(0, 100, 100));
        Assert.True(engine.TryProcess(Scene.Bar(1, 100, 110), out var signal));
        Assert.Equal(SignalDirection.Long, signal.Direction);
        Assert.Equal(Math.Log(1.1), signal.Score, 1e-15);
        Assert.Equal(Scene.Hour(1), signal.BarTime);
        Assert.Equal(Scene.Hour(2), signal.KnownAt);
        Assert.Equal(Scene.Hour(4), signal.HorizonTime);
        Assert.Equal(110m, signal.ReferencePrice);
        Assert.Equal("m-test", signal.ModelVersion);
        Assert.Equal(Scene.Features.Schema.Hash, signal.SchemaHash);
        Assert.Equal(BarProvenance.Simulated, signal.Provenance);
        Assert.Equal("test:AAA-BBB@1h/2024-01-01T01:00:00Z/m-test/champion", signal.Id);
    }

    [Fact]
    public void A_missing_feature_gives_no_signal_and_is_counted()
    {
        var engine = new SignalEngine(Scene.Model(), Scene.Features, AlwaysOpenCalendar.Instance, SignalMode.Shadow);
        Assert.False(engine.TryProcess(Scene.Bar(0, 100, 100), out _));
        Assert.True(engine.TryProcess(Scene.Bar(1, 100, 101), out _));
        Assert.False(engine.TryProcess(Scene.Bar(3, 100, 102), out _));
        Assert.Equal(2, engine.Abstentions);
    }

    [Fact]
    public void A_cut_that_is_learned_ends_the_windows_and_is_told_to_who_settles()
    {
        var engine = new SignalEngine(Scene.Model(), Scene.Features, AlwaysOpenCalendar.Instance, SignalMode.Shadow);
        engine.Warm(Scene.Bar(0, 100, 100));
        Assert.True(engine.TryProcess(Scene.Bar(1, 100, 101), out _));
        var split = new SeriesCut(engine.Series.Instrument, InstrumentEventKind.Split, Scene.Hour(2), Scene.Hour(2), "a notice");
        engine.Learn(split);
        engine.Learn(split);
        engine.Learn(split with { Instrument = InstrumentId.Parse("test:CCC-DDD") });
        Assert.Equal([split], engine.Cuts);
        Assert.False(engine.TryProcess(Scene.Bar(2, 50, 51), out _));
        Assert.Equal(split, engine.LastCut);
        Assert.True(engine.TryProcess(Scene.Bar(3, 51, 52), out _));
    }

    [Fact]
    public void Where_cuts_are_allowed_none_is_learned()
    {
        var inputs = new FeatureInputs { Unclean = new UncleanPolicy { Cuts = UncleanTreatment.Allow } };
        var engine = new SignalEngine(Scene.Model(), Scene.Features, AlwaysOpenCalendar.Instance, SignalMode.Shadow, inputs);
        engine.Warm(Scene.Bar(0, 100, 100));
        engine.Learn(new SeriesCut(engine.Series.Instrument, InstrumentEventKind.Split, Scene.Hour(1), Scene.Hour(1), "a notice"));
        Assert.True(engine.TryProcess(Scene.Bar(1, 50, 51), out _));
        Assert.Empty(engine.Cuts);
    }

    [Fact]
    public void Features_that_the_model_was_not_trained_on_are_refused_with_the_difference()
    {
        var other = FeatureSet.Parse("other", "log_return(2)");
        var exception = Assert.Throws<SchemaMismatchException>(
            () => new SignalEngine(Scene.Model(), other, AlwaysOpenCalendar.Instance, SignalMode.Shadow));
        Assert.Contains("'log_return(1)' is missing", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_of_another_series_are_refused()
    {
        var engine = new SignalEngine(Scene.Model(), Scene.Features, AlwaysOpenCalendar.Instance, SignalMode.Shadow);
        var other = new Bar(new BarSeriesId(InstrumentId.Parse("test:CCC-DDD"), Timeframe.OneHour), Scene.Start, 1, 1, 1, 1, 1, Scene.Hour(1), BarProvenance.Import);
        Assert.Contains("test:CCC-DDD", Assert.Throws<ArgumentException>(() => engine.TryProcess(other, out _)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signal_holds_the_interval_of_its_model_around_the_score()
    {
        var engine = new SignalEngine(Scene.Model(options: Interval), Scene.Features, AlwaysOpenCalendar.Instance, SignalMode.Shadow);
        engine.Warm(Scene.Bar(0, 100, 100));
        Assert.True(engine.TryProcess(Scene.Bar(1, 100, 110), out var sure));
        Assert.Equal((0.9, sure.Score - 0.05, sure.Score + 0.05), (sure.Prediction!.Value.Confidence, sure.Prediction.Value.Lower!.Value, sure.Prediction.Value.Upper!.Value));
        Assert.False(sure.Prediction.Value.Abstains);
        Assert.True(engine.TryProcess(Scene.Bar(2, 110, 111), out var unsure));
        Assert.True(unsure.Prediction!.Value.Abstains);
    }

    [Fact]
    public void A_model_without_an_interval_gives_none_rather_than_one_of_no_width()
    {
        var engine = new SignalEngine(Scene.Model(), Scene.Features, AlwaysOpenCalendar.Instance, SignalMode.Shadow);
        engine.Warm(Scene.Bar(0, 100, 100));
        Assert.True(engine.TryProcess(Scene.Bar(1, 100, 110), out var signal));
        Assert.Null(signal.Prediction);
    }

    [Theory]
    [InlineData("0.9", "wide")]
    [InlineData("0.9", "-1")]
    [InlineData("90", "0.05")]
    public void An_interval_that_cannot_be_is_refused_with_its_numbers(string confidence, string halfWidth)
    {
        var options = new Dictionary<string, string> { [ModelManifest.ConformalConfidenceOption] = confidence, [ModelManifest.ConformalHalfWidthOption] = halfWidth };
        var exception = Assert.Throws<ModelFormatException>(
            () => new SignalEngine(Scene.Model(options: options), Scene.Features, AlwaysOpenCalendar.Instance, SignalMode.Shadow));
        Assert.Contains($"conformal_half_width = '{halfWidth}'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.4, PredictionSet.Both, true)]
    [InlineData(0.6, PredictionSet.None, true)]
    public void A_set_of_both_ways_or_of_none_decides_nothing(double least, PredictionSet expected, bool abstains)
    {
        var options = new Dictionary<string, string>
        {
            [ModelManifest.ConformalConfidenceOption] = "0.9",
            [ModelManifest.ConformalProbabilityOption] = least.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        Assert.Equal((expected, abstains), PredictionAt(probability: 0.5));
        Assert.Equal((PredictionSet.Up, false), PredictionAt(probability: 0.8));
        Assert.Equal((PredictionSet.Down, false), PredictionAt(probability: 0.2));

        (PredictionSet? Set, bool Abstains) PredictionAt(double probability)
        {
            var engine = new SignalEngine(Scene.Classifier(options), Scene.Features, AlwaysOpenCalendar.Instance, SignalMode.Shadow);
            engine.Warm(Scene.Bar(0, 100, 100));
            Assert.True(engine.TryProcess(Scene.Bar(1, 100, 100 * (decimal)Math.Exp(probability)), out var signal));
            return (signal.Prediction!.Value.Set, signal.Prediction.Value.Abstains);
        }
    }

    private static Dictionary<string, string> Interval { get; } = new()
    {
        [ModelManifest.ConformalConfidenceOption] = "0.9",
        [ModelManifest.ConformalHalfWidthOption] = "0.05",
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_signal_allocates_nothing(bool hasInterval)
    {
        var engine = new SignalEngine(Scene.Model(options: hasInterval ? Interval : null), Scene.Features, AlwaysOpenCalendar.Instance, SignalMode.Shadow);
        var bars = Enumerable.Range(0, 2_000).Select(i => Scene.Bar(i, 100, 100 + i % 7)).ToList();
        foreach (var bar in bars.Take(1_000))
        {
            engine.TryProcess(bar, out _);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 1_000; i < bars.Count; i++)
        {
            engine.TryProcess(bars[i], out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
