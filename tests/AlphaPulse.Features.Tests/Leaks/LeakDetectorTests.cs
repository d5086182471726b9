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
        Assert.Empty(LeakDetector.Examine(LeakSubject.Of(set, Calendar, data), data, Calendar, options).Findings);
        Assert.Empty(LeakDetector.Examine(LeakSubject.Of(set, Calendar, WithSources(set, data)), WithSources(set, data), Calendar, options).Findings);
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
        var found = Assert.Single(report.Findings);
        Assert.Equal((LeakKind.Label, "log_return(1)"), (found.Kind, found.Column));
    }

    [Fact]
    public void Too_few_bars_are_refused()
    {
        var data = Data(30);
        var subject = LeakSubject.Of(FeatureSets.Core, Calendar, data);
        Assert.Contains("give more", Assert.Throws<ArgumentException>(() => LeakDetector.Examine(subject, data, Calendar)).Message, StringComparison.Ordinal);
    }

    private static double[] Together(double[] first, double[] second) => [.. first.Zip(second).SelectMany(pair => new[] { pair.First, pair.Second })];

    // The scores come an hour and a half after what they are about.
    private static LeakData Data(int count)
    {
        var bars = Series.Simulated(count);
        var random = new DeterministicRandom(3);
        var observations = bars.Where((_, i) => i % 2 == 0).Select(b => new FeatureObservation(
            b.OpenTime.AddMinutes(20), b.OpenTime.AddMinutes(110), random.NextInt32(201) / 100.0 - 1));
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
            name => data.Channels["sentiment"] with { Reduction = name.Contains("count", StringComparison.Ordinal) ? ObservationReduction.Count : ObservationReduction.Mean },
            StringComparer.Ordinal),
        Streams = data.Streams.Concat(set.Streams.Select(name => KeyValuePair.Create(name, data.Streams["OTHER"]))).ToDictionary(StringComparer.Ordinal),
    };

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
