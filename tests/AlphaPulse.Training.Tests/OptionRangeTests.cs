using System.Reflection;
using AlphaPulse.Models;

namespace AlphaPulse.Training.Tests;

/// <summary>Every option that has a range is refused outside of it by the constructors themselves, with value, place and remedy.</summary>
public sealed class OptionRangeTests
{
    private static readonly (string Option, object Value)[] OutOfRange =
    [
        ("HorizonBars", 0), ("HorizonBars", 10_001), ("Penalties", Array.Empty<double>()), ("Penalties", new[] { 1.0, 0 }), ("Penalties", new[] { double.NaN }),
        ("L1Ratios", Array.Empty<double>()), ("L1Ratios", new[] { 1.5 }), ("TreeDepths", new[] { 0 }), ("TreeDepths", new[] { 13 }),
        ("FlatShares", Array.Empty<double>()), ("FlatShares", new[] { 1.0 }), ("MinimumSamples", 29), ("Weighting", (SampleWeighting)99),
        ("OldestWeight", -1.0), ("OldestWeight", 1.5), ("OldestWeight", double.NaN), ("MaximumThreads", -1), ("MaximumThreads", 1_025), ("Folds", 1), ("Folds", 51),
        ("Calibration", (CalibrationMethod)99), ("Confidence", 0.4), ("Confidence", 1.0), ("LatencyBudget", TimeSpan.Zero),
        ("Search.Method", (SearchMethod)99), ("Search.Trials", 0), ("Search.Trials", 10_001), ("Search.TimeBudget", TimeSpan.Zero), ("Search.Folds", 0),
        ("Search.Folds", 51), ("Search.StartupTrials", 1), ("Search.HalvingFactor", 0), ("Search.HalvingFactor", 1), ("Search.HalvingFactor", 11),
        ("Search.Spaces", Array.Empty<LearnerSpace>()),
        ("Combinatorial.Groups", 2), ("Combinatorial.Groups", 51), ("Combinatorial.TestGroups", 0), ("Combinatorial.TestGroups", 6), ("Combinatorial.TimeBudget", TimeSpan.Zero),
        ("MetaLabel.Secondaries", Array.Empty<ILearner>()), ("MetaLabel.Secondaries", new ILearner[] { new RidgeLearner() }), ("MetaLabel.Folds", 1), ("MetaLabel.Folds", 51),
        ("Split.TrainShare", 0.05), ("Split.TrainShare", double.NaN), ("Split.HoldoutShare", 0.01), ("Split.HoldoutShare", 0.4), ("Split.ValidationShare", 0.6),
        ("Split.EmbargoBars", -1), ("Split.EmbargoBars", 100_001), ("Split.StoppingShare", 0.0),
        ("Guards.LabelConcordance", 0.8), ("Guards.LabelConcordance", 1.1), ("Guards.MaximumRankCorrelation", 0.4), ("Guards.MaximumLearningGap", -0.1),
        ("Guards.MinimumImportanceStability", -1.1), ("Guards.Seeds", 0), ("Guards.Seeds", 101), ("Guards.MinimumSeedAgreement", 1.1), ("Guards.Permutations", -1),
        ("Guards.Permutations", 10_001), ("Guards.Permutations", 5), ("Guards.MaximumPermutationPValue", 0.0), ("Guards.MaximumAdversarialAuc", 0.4),
        ("Guards.HorizonShuffles", -1), ("Guards.HorizonShuffles", 1_001), ("Guards.MinimumHorizonPValue", 0.0), ("Guards.MinimumHorizonPValue", 0.6), ("Guards.MaximumHorizonLoss", 1.1),
        ("Guards.MaximumOutlierShare", double.NaN), ("Guards.MinimumSharpeProbability", 1.0), ("Guards.MaximumOverfittingProbability", 1.1),
        ("Guards.MaximumCoverageShortfall", 0.6),
    ];

    private static readonly (string Option, object Value)[] OutOfRangeOfGate =
    [
        ("MinimumTrades", 1), ("MaximumPValue", 0.0), ("MaximumPValue", 0.6), ("MaximumPValue", double.NaN), ("BindingGuards", new[] { "no_such_guard" }),
        ("MinimumSamples", 29), ("TrackRecordProbability", 0.5), ("TrackRecordProbability", 1.0), ("MaximumCalibrationError", 0.0), ("MaximumCalibrationError", 0.6),
        ("MaximumCoverageShortfall", -0.1), ("MaximumScoringTime", TimeSpan.Zero), ("Resamples", 199), ("Resamples", 1_000_001),
    ];

    public static TheoryData<int> OfTraining => [.. Enumerable.Range(0, OutOfRange.Length)];

    public static TheoryData<int> OfGate => [.. Enumerable.Range(0, OutOfRangeOfGate.Length)];

    [Theory]
    [MemberData(nameof(OfTraining))]
    public void A_trainer_is_not_made_with_an_option_out_of_its_range(int number)
    {
        var (option, value) = OutOfRange[number];
        var options = new TrainingOptions { Search = new SearchOptions { UseHalving = true }, Combinatorial = new CombinatorialOptions(), MetaLabel = new MetaLabelOptions() };
        new ModelTrainer(options, Scene.Costs).DefaultCandidates();
        Set(options, option, value);
        var refused = Assert.Throws<ArgumentException>(() => new ModelTrainer(options, Scene.Costs));
        Assert.Equal("options", refused.ParamName);
        Assert.Contains($"{option} ", refused.Message, StringComparison.Ordinal);
        Assert.Matches("set it|set one|give at least one|each is|must be|take fewer", refused.Message);
    }

    [Theory]
    [MemberData(nameof(OfGate))]
    public void A_gate_is_not_made_with_an_option_out_of_its_range(int number)
    {
        var (option, value) = OutOfRangeOfGate[number];
        var options = new GateOptions();
        Set(options, option, value);
        var refused = Assert.Throws<ArgumentException>(() => new PromotionGate(new NoVault(), options, Scene.Costs));
        Assert.Equal("options", refused.ParamName);
        Assert.Contains($"{option} ", refused.Message, StringComparison.Ordinal);
        Assert.Matches("set it|the guards are", refused.Message);
    }

    [Fact]
    public void No_option_with_a_range_is_left_out_above()
    {
        AssertCovered(typeof(TrainingOptions), string.Empty, OutOfRange);
        AssertCovered(typeof(SearchOptions), "Search.", OutOfRange);
        AssertCovered(typeof(CombinatorialOptions), "Combinatorial.", OutOfRange);
        AssertCovered(typeof(MetaLabelOptions), "MetaLabel.", OutOfRange);
        AssertCovered(typeof(SplitOptions), "Split.", OutOfRange);
        AssertCovered(typeof(GuardOptions), "Guards.", OutOfRange);
        AssertCovered(typeof(GateOptions), string.Empty, OutOfRangeOfGate);
    }

    [Fact]
    public void Options_that_are_changed_afterwards_are_refused_before_the_first_trial()
    {
        var options = new TrainingOptions();
        var trainer = new ModelTrainer(options, Scene.Costs);
        options.Guards.Seeds = 0;
        var refused = Assert.Throws<InvalidOperationException>(() => trainer.Train(Scene.Rows(Scene.Bars(50, 0)), AlwaysOpenCalendar.Instance, string.Empty));
        Assert.Contains("Guards.Seeds is 0", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>The seed may be any number; everything else that is a number, a time, a choice or a list has a range.</summary>
    private static void AssertCovered(Type type, string place, (string Option, object Value)[] covered)
    {
        var ranged = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is not null && p.Name != nameof(TrainingOptions.Seed))
            .Where(p => (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) is var t
                && (t == typeof(int) || t == typeof(long) || t == typeof(double) || t == typeof(TimeSpan) || t.IsEnum || (t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))));
        Assert.All(ranged, p => Assert.Contains(covered, c => c.Option == place + p.Name));
    }

    private static void Set(object options, string option, object value)
    {
        var names = option.Split('.');
        var owner = names.Length == 1 ? options : options.GetType().GetProperty(names[0])!.GetValue(options)!;
        owner.GetType().GetProperty(names[^1])!.SetValue(owner, value);
    }

    private sealed class NoVault : IHoldoutVault
    {
        public Task<HoldoutOpening> OpenAsync(
            BarSeriesId series, DateTimeOffset from, DateTimeOffset to, string candidate, int trials, string? overrideReason = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<HoldoutOpening>> ListAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
