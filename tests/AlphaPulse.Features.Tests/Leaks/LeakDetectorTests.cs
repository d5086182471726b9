namespace AlphaPulse.Features.Tests;

public class LeakDetectorTests
{
    private static readonly ITradingCalendar Calendar = AlwaysOpenCalendar.Instance;

    public static IEnumerable<object[]> Planted() => PlantedLeaks.All.Keys.Select(name => new object[] { name });

    public static IEnumerable<object[]> OwnSets() => FeatureSets.All.Select(set => new object[] { set.Name });

    [Theory]
    [MemberData(nameof(Planted))]
    public void Finds_every_planted_leak_and_names_the_column_and_the_first_row(string name)
    {
        var (kind, warmup, compute) = PlantedLeaks.All[name];
        var data = Data(400);
        var subject = new LeakSubject(
            "planted",
            [new FeatureColumn("honest", "log return", 2), new FeatureColumn(name, "planted", warmup)],
            given => Together(PlantedLeaks.Honest(given), compute(given)));
        var report = LeakDetector.Examine(subject, data, Calendar);
        Assert.All(report.Findings, finding => Assert.Equal(name, finding.Column));
        var found = Assert.Single(report.Findings, finding => finding.Kind == kind);
        Assert.InRange(found.Row, 0, data.Bars.Count - 1);
        Assert.Contains(data.Bars, bar => bar.OpenTime == found.Time);
        Assert.NotEmpty(found.Detail);
        Assert.False(report.IsClean);
    }

    [Theory]
    [MemberData(nameof(OwnSets))]
    public void Finds_nothing_in_the_sets_of_the_package(string name)
    {
        var set = FeatureSets.Get(name);
        var data = Data(set.WarmupOn(Timeframe.OneHour) + 150);
        var options = new LeakOptions { Cuts = 3, Label = Labels.ForwardLogReturn(6) };
        var plain = data with { Channels = new Dictionary<string, LeakChannel>(StringComparer.Ordinal) };
        foreach (var given in new[] { plain, WithSources(set, data) })
        {
            if (set.Inputs.Count == 0 || set.WithoutInputs is not null || given.Channels.Count > 0)
            {
                var report = LeakDetector.Examine(LeakSubject.Of(set, Calendar, given), given, Calendar, options);
                Assert.Empty(report.Findings);

                // A column without any value would be clean of anything.
                Assert.Empty(report.Unexamined);
                Assert.True(report.IsClean);
            }
        }
    }

    [Fact]
    public void Finds_nothing_in_higher_timeframes_and_other_instruments()
    {
        var set = FeatureSet.Parse(
            "joined", "rsi(5)@4h", "sma(3)@1d", "log_return(1)@OTHER", "rsi(5)@OTHER@4h", "correlation(20,log_return(1),log_return(2)@OTHER)", "sma(3,input(sentiment))");
        var data = Data(400);
        var report = LeakDetector.Examine(LeakSubject.Of(set, Calendar, data), data, Calendar);
        Assert.Empty(report.Findings);
        Assert.Empty(report.Unexamined);
    }

    [Fact]
    public void A_column_that_never_had_a_value_is_not_called_clean()
    {
        var set = FeatureSet.Parse("mine", "log_return(1)", "sma(30)@1d", "sma(200,input(sentiment))");
        var data = Data(300) with { Channels = new Dictionary<string, LeakChannel>(StringComparer.Ordinal) { ["sentiment"] = new([]) } };
        var report = LeakDetector.Examine(LeakSubject.Of(set, Calendar, data), data, Calendar);
        Assert.Empty(report.Findings);
        Assert.Equal(["sma(30)@1d", "sma(200,input(sentiment))"], report.Unexamined);
        Assert.False(report.IsClean);
    }

    [Fact]
    public void A_computation_that_changes_what_it_was_given_is_found()
    {
        // Fills a hole in place: computed again, everything looks the same.
        var data = new LeakData(Series.Simulated(100).ToArray());
        var subject = new LeakSubject("planted", [new FeatureColumn("close", "close", 1)], given =>
        {
            if (given.Bars is Bar[] bars && bars.Length > 50)
            {
                bars[50] = bars[50] with { IsProvisional = true };
            }

            return [.. given.Bars.Select(b => (double)b.Close)];
        });
        var found = Assert.Single(LeakDetector.Examine(subject, data, Calendar).Findings);
        Assert.Equal((LeakKind.Mutation, "", 50), (found.Kind, found.Column, found.Row));
    }

    [Fact]
    public void A_name_that_begins_like_another_instrument_does_not_name_it()
    {
        var data = Data(100);
        var subject = new LeakSubject("planted", [new FeatureColumn("close@OTHERS", "close", 1)], given =>
            [.. given.Bars.Select((b, i) => (double)given.Streams["OTHER"][0].Close)]);
        Assert.Contains(LeakDetector.Examine(subject, data, Calendar).Findings, f => (f.Kind, f.Column) == (LeakKind.Isolation, "close@OTHERS"));
        var honest = new LeakSubject("honest", [new FeatureColumn("close@OTHER - 1", "close", 1)], given =>
            [.. given.Bars.Select((b, i) => (double)given.Streams["OTHER"][0].Close)]);
        Assert.DoesNotContain(LeakDetector.Examine(honest, data, Calendar).Findings, f => f.Kind == LeakKind.Isolation);
    }

    [Theory]
    [InlineData("close@binance:ETH-USDT", "binance:ETH", true)]
    [InlineData("close@binance:ETH-USDT", "binance:ETH-USDT", false)]
    [InlineData("log_return(1)@ETH@4h-1", "ETH", false)]
    [InlineData("close@ETH-1", "ETH", false)]
    public void A_stream_is_named_by_its_whole_name(string column, string stream, bool isFound)
    {
        var data = Data(100);
        data = data with { Streams = new Dictionary<string, IReadOnlyList<Bar>>(StringComparer.Ordinal) { [stream] = data.Streams["OTHER"] } };
        var subject = new LeakSubject("planted", [new FeatureColumn(column, "close", 1)], given => [.. given.Bars.Select((b, i) => (double)given.Streams[stream][0].Close)]);
        Assert.Equal(isFound, LeakDetector.Examine(subject, data, Calendar).Findings.Any(f => f.Kind == LeakKind.Isolation));
    }

    [Fact]
    public void A_count_that_goes_on_when_its_source_has_ended_is_found()
    {
        var data = Data(200);
        data = data with { Channels = new Dictionary<string, LeakChannel>(StringComparer.Ordinal) { ["news"] = Counted(data) } };
        var set = FeatureSet.Parse("mine", "input(news)", "sma(3,input(news))", "lag(2,input(news))");
        Assert.Empty(LeakDetector.Examine(LeakSubject.Of(set, Calendar, data), data, Calendar).Findings);
        var dead = new LeakSubject("planted", [new FeatureColumn("news", "texts of the hour", 1)], given => [.. given.Bars.Select(b =>
            given.Channels["news"].Observations.Count == 0
                ? double.NaN
                : given.Channels["news"].Observations.Count(o => o.Time >= b.OpenTime && o.Time < b.OpenTime.AddHours(1) && o.AvailableAt <= b.AvailableAt))]);
        var found = Assert.Single(LeakDetector.Examine(dead, data, Calendar).Findings);
        Assert.Equal((LeakKind.AbsentSource, "news", 100), (found.Kind, found.Column, found.Row));
        Assert.Contains("had ended", found.Detail, StringComparison.Ordinal);
        var absent = new LeakSubject("planted", dead.Columns, given => [.. given.Bars.Select(b =>
            given.Channels["news"].CoveredUntil < b.OpenTime.AddHours(1)
                ? double.NaN
                : given.Channels["news"].Observations.Count(o => o.Time >= b.OpenTime && o.Time < b.OpenTime.AddHours(1) && o.AvailableAt <= b.AvailableAt))]);
        Assert.Contains("said nothing", Assert.Single(LeakDetector.Examine(absent, data, Calendar).Findings).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_gap_fits_behind_the_warm_up_or_more_bars_are_asked_for()
    {
        var options = new LeakOptions { GapBars = 60 };
        var subject = LeakSubject.Of(FeatureSets.Core, Calendar, Data(112));
        Assert.True(LeakDetector.Examine(subject, Data(112), Calendar, options).IsClean);
        Assert.Throws<ArgumentException>(() => LeakDetector.Examine(subject, Data(111), Calendar, options));
    }

    [Fact]
    public void The_linter_finds_the_class_of_the_label_among_the_inputs()
    {
        var data = Data(400);
        var subject = new LeakSubject("planted", [new FeatureColumn("target_class", "planted", 1)], given =>
            [.. PlantedLeaks.Forward(given, 24).Select(v => double.IsNaN(v) ? v : v > 0.01 ? 2 : v < -0.01 ? 0 : 1)]);
        var report = LeakDetector.Examine(subject, data, Calendar, new LeakOptions { Label = Labels.ForwardLogReturn(24) });
        var found = Assert.Single(report.Findings, finding => finding.Kind == LeakKind.Label);
        Assert.Equal("target_class", found.Column);
        Assert.Contains("forward_log_return(24)", found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void The_linter_finds_a_label_that_follows_from_the_inputs()
    {
        var data = Data(400);
        var set = FeatureSet.Parse("mine", "log_return(1)", "rsi(14)");
        var report = LeakDetector.Examine(LeakSubject.Of(set, Calendar, data), data, Calendar, new LeakOptions { Label = new ReturnOfTheSameBar() });
        Assert.Equal([(LeakKind.Label, "price_change(1)"), (LeakKind.Label, "log_return(1)")], report.Findings.Select(f => (f.Kind, f.Column)));
    }

    // No column orders the bars as the label does, and two of them together give it exactly.
    [Fact]
    public void The_linter_finds_a_label_that_is_known_at_its_row()
    {
        var data = Data(400);
        var set = FeatureSet.Parse("mine", "close", "lag(1,close)");
        var report = LeakDetector.Examine(LeakSubject.Of(set, Calendar, data), data, Calendar, new LeakOptions { Label = new ReturnOfTheSameBar() });
        var found = Assert.Single(report.Findings);
        Assert.Equal((LeakKind.Label, "price_change(1)"), (found.Kind, found.Column));
        Assert.Contains("whatever comes after", found.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("forward_log_return(6)")]
    [InlineData("direction(1)")]
    [InlineData("volatility_scaled(6,20)")]
    [InlineData("net_return(6,10)")]
    [InlineData("net_side(6,10)")]
    [InlineData("triple_barrier(24,2,1,50)")]
    [InlineData("trend_scan(5,20)")]
    [InlineData("meta(momentum(24),triple_barrier(24,2,1,50),10)")]
    public void The_linter_accuses_no_label_that_looks_ahead(string label)
    {
        var data = Data(400);
        var report = LeakDetector.Examine(LeakSubject.Of(FeatureSets.Core, Calendar, data), data, Calendar, new LeakOptions { Cuts = 1, Label = Labels.Parse(label) });
        Assert.Empty(report.Findings);
    }

    [Fact]
    public void Too_few_bars_are_refused()
    {
        var data = Data(30);
        var subject = LeakSubject.Of(FeatureSets.Core, Calendar, data);
        Assert.Contains("give more", Assert.Throws<ArgumentException>(() => LeakDetector.Examine(subject, data, Calendar)).Message, StringComparison.Ordinal);
    }

    private static double[] Together(double[] first, double[] second) => [.. first.Zip(second).SelectMany(pair => new[] { pair.First, pair.Second })];

    // Of two texts in an hour one is scored in time, the other an hour and a half after it was published.
    private static LeakData Data(int count)
    {
        var bars = Series.Simulated(count);
        var random = new DeterministicRandom(3);
        var observations = bars.SelectMany(b => new[]
        {
            new FeatureObservation(b.OpenTime.AddMinutes(10), b.OpenTime.AddMinutes(30), random.NextInt32(201) / 100.0 - 1),
            new FeatureObservation(b.OpenTime.AddMinutes(20), b.OpenTime.AddMinutes(110), random.NextInt32(201) / 100.0 - 1),
        });
        return new LeakData(bars)
        {
            Streams = new Dictionary<string, IReadOnlyList<Bar>>(StringComparer.Ordinal) { ["OTHER"] = [.. bars.Select(b => Series.Scaled(b, 3))] },
            Channels = new Dictionary<string, LeakChannel>(StringComparer.Ordinal) { ["sentiment"] = new([.. observations]) },
        };
    }

    private static LeakData WithSources(FeatureSet set, LeakData data) => data with
    {
        Channels = set.Inputs.ToDictionary(
            name => name,
            name => name.StartsWith("news", StringComparison.Ordinal) ? Counted(data) : data.Channels["sentiment"],
            StringComparer.Ordinal),
        Streams = data.Streams.Concat(set.Streams.Select(name => KeyValuePair.Create(name, data.Streams["OTHER"]))).ToDictionary(StringComparer.Ordinal),
    };

    // One to four texts an hour.
    private static LeakChannel Counted(LeakData data)
    {
        var random = new DeterministicRandom(4);
        return new LeakChannel(
            [.. data.Bars.SelectMany(b => Enumerable.Range(0, 1 + random.NextInt32(4)).Select(i => new FeatureObservation(b.OpenTime.AddMinutes(i), b.OpenTime.AddMinutes(i + 1), 1)))],
            ObservationReduction.Count);
    }

    // The short cut that was once taken for a target: the change of the bar itself.
    private sealed class ReturnOfTheSameBar : ILabel
    {
        public string Name => "price_change(1)";

        public ModelTask Task => ModelTask.Regression;

        public int HorizonBars => 1;

        public int LookbackBars => 1;

        public bool FollowsPath => false;

        public bool TellsSide => true;

        public ILabelRun? Begin(in LabelStart start) => start.Bars.Length < 2 ? null : new Run(Math.Log((double)(start.Bar.Close / start.Bars[^2].Close)));

        private sealed class Run(double value) : ILabelRun
        {
            public LabelState Observe(Bar bar, int barsAhead, out LabelValue label)
            {
                label = new LabelValue(value, value);
                return LabelState.Known;
            }
        }
    }
}
