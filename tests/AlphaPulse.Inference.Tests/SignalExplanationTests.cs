using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Inference.Tests;

/// <summary>Signals say what their features added, and saying it costs no allocation.</summary>
public class SignalExplanationTests
{
    private static readonly FeatureSet Set = FeatureSet.Parse("three", "log_return(1)", "log_return(2)", "log_return(3)");

    public static TheoryData<string> Kinds => new("trees", "linear", "calibrated");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Contributions_add_up_to_the_sum_that_the_score_is_made_of(string kind)
    {
        var model = Make(kind);
        var engine = Engine(model, kept: 2);
        var explained = 0;
        foreach (var bar in Bars(60))
        {
            if (!engine.TryProcess(bar, out var signal))
            {
                Assert.All(engine.LastContributions.ToArray(), c => Assert.Equal(double.NaN, c));
                continue;
            }

            explained++;
            var all = new double[3];
            Assert.True(ModelExplainers.Create(model).TryExplain(engine.LastRow, all));
            Assert.Equal(all, engine.LastContributions.ToArray());

            var explanation = engine.Explain(in signal)!;
            Assert.Equal((signal.Id, 2), (explanation.SignalId, explanation.Contributions.Count));
            var byName = Set.Schema.Columns.Select((c, i) => (c.Name, all[i])).ToDictionary(c => c.Name, c => c.Item2);
            Assert.All(explanation.Contributions, c => Assert.Equal(byName[c.Feature], c.Amount));
            var rest = Assert.Single(byName, c => explanation.Contributions.All(kept => kept.Feature != c.Key)).Value;
            Assert.Equal(rest, explanation.Remainder);
            Assert.True(Math.Abs(explanation.Contributions[0].Amount) >= Math.Abs(explanation.Contributions[1].Amount));
            Assert.True(Math.Abs(explanation.Contributions[1].Amount) >= Math.Abs(rest));

            // A regression of one link has its score as its sum; the calibrated model is explained before its calibrator.
            Assert.True((model is CalibratedModel calibrated ? calibrated.Model : model).TryScore(engine.LastRow, out var score));
            Assert.Equal(model.Task == ModelTask.Regression ? score : Math.Log(score / (1 - score)), explanation.Sum, 1e-12);
        }

        Assert.True(explained > 50);
    }

    [Fact]
    public void More_are_asked_for_than_there_are_features_and_nothing_remains()
    {
        var engine = Engine(Make("trees"), kept: 8);
        foreach (var bar in Bars(10))
        {
            engine.TryProcess(bar, out _);
        }

        Assert.True(engine.TryProcess(Scene.Bar(10, 100, 103), out var signal));
        var explanation = engine.Explain(in signal)!;
        Assert.Equal((3, 0.0), (explanation.Contributions.Count, explanation.Remainder));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_explained_signal_allocates_nothing(string kind)
    {
        var engine = Engine(Make(kind), kept: 2);
        var bars = Bars(2_000);
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

    [Fact]
    public void A_pair_that_takes_no_side_has_nothing_to_explain_and_goes_on()
    {
        var trust = new LinearModel(ModelTask.BinaryClassification, Set.Schema, [3, 1, -2], 0.1, [0, 0, 0], [1, 1, 1]);
        var pair = new MetaLabelledModel(Make("linear"), new SignalRule(0.6, 0.4, 6), trust, usesPrimaryScore: false, new BetSizeRule());
        var engine = Engine(pair, kept: 3);
        var (flat, sided) = (0, 0);
        foreach (var bar in Bars(200))
        {
            if (!engine.TryProcess(bar, out var signal))
            {
                continue;
            }

            Assert.True(pair.TryTrust(engine.LastRow, out var side, out _));
            if (side == SignalDirection.Flat)
            {
                flat++;
                Assert.Null(engine.Explain(in signal));
                Assert.All(engine.LastContributions.ToArray(), c => Assert.Equal(double.NaN, c));
            }
            else
            {
                sided++;
                Assert.Equal(trust.Intercept + trust.Coefficients.Select((c, i) => c).Zip(engine.LastRow.ToArray(), (c, x) => c * x).Sum(), engine.Explain(in signal)!.Sum, 1e-12);
            }
        }

        Assert.True(flat > 10 && sided > 10, $"{flat} flat, {sided} with a side");
    }

    [Fact]
    public void A_model_without_an_explainer_is_refused_at_the_start_by_its_name()
    {
        var refused = Assert.Throws<ModelExplanationException>(() => new SignalEngine(
            Scene.Model(), Scene.Features, AlwaysOpenCalendar.Instance, SignalMode.Shadow, FeatureInputs.None, new InferenceOptions { ExplainSignals = true }));
        Assert.Contains("m-test", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'last'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_explained_unless_it_is_asked_for()
    {
        var engine = new SignalEngine(Scene.Model(Make("trees")), Set, AlwaysOpenCalendar.Instance, SignalMode.Shadow);
        foreach (var bar in Bars(10))
        {
            engine.TryProcess(bar, out _);
        }

        Assert.True(engine.TryProcess(Scene.Bar(10, 100, 103), out var signal));
        Assert.False(engine.Explains);
        Assert.True(engine.LastContributions.IsEmpty);
        Assert.Throws<InvalidOperationException>(() => engine.Explain(in signal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Compiled_trees_give_the_same_signals_and_are_explained_alike(string kind)
    {
        var options = new InferenceOptions { ExplainSignals = true, CompileTrees = true };
        var compiled = new SignalEngine(Scene.Model(Make(kind)), Set, AlwaysOpenCalendar.Instance, SignalMode.Shadow, FeatureInputs.None, options);
        var plain = Engine(Make(kind), kept: 8);
        foreach (var bar in Bars(40))
        {
            Assert.Equal(plain.TryProcess(bar, out var expected), compiled.TryProcess(bar, out var signal));
            Assert.Equal(expected, signal);
            Assert.Equal(plain.LastContributions.ToArray(), compiled.LastContributions.ToArray());
        }
    }

    [Fact]
    public void A_signal_of_another_bar_is_not_explained_with_the_last_one()
    {
        var engine = Engine(Make("linear"), kept: 2);
        foreach (var bar in Bars(10))
        {
            engine.TryProcess(bar, out _);
        }

        Assert.True(engine.TryProcess(Scene.Bar(10, 100, 103), out var earlier));
        Assert.True(engine.TryProcess(Scene.Bar(11, 100, 104), out _));
        Assert.Contains(earlier.Id, Assert.Throws<ArgumentException>(() => engine.Explain(in earlier)).Message, StringComparison.Ordinal);

        // Behind a gap a feature is missing, so there is no signal to explain either.
        Assert.False(engine.TryProcess(Scene.Bar(14, 100, 104), out _));
        Assert.Throws<ArgumentException>(() => engine.Explain(in earlier));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public void How_many_are_kept_has_a_range(int kept) =>
        Assert.Contains("KeptContributions", Assert.Throws<ArgumentException>(() => Engine(Make("linear"), kept)).Message, StringComparison.Ordinal);

    private static SignalEngine Engine(IModel model, int kept) => new(
        Scene.Model(model), Set, AlwaysOpenCalendar.Instance, SignalMode.Shadow, FeatureInputs.None, new InferenceOptions { ExplainSignals = true, KeptContributions = kept });

    private static List<Bar> Bars(int count) => [.. Enumerable.Range(0, count).Select(i => Scene.Bar(i, 100, 100 + i * 37 % 11))];

    private static IModel Make(string kind)
    {
        var trees = new TreeEnsembleModel(
            kind == "calibrated" ? ModelTask.BinaryClassification : ModelTask.Regression,
            Set.Schema,
            0.25,
            [
                new DecisionTree(
                    TreeNode.Split(0, 0.01, 1, 2, missingLeft: true, 1, 100), TreeNode.Split(1, -0.02, 3, 4, missingLeft: true, 1, 60),
                    TreeNode.Leaf(0.75, 40), TreeNode.Leaf(-0.5, 25), TreeNode.Leaf(0.125, 35)),
                new DecisionTree(
                    TreeNode.Split(2, 0, 1, 2, missingLeft: false, 1, 100), TreeNode.Leaf(-0.1, 45), TreeNode.Leaf(0.3, 55)),
            ]);
        return kind switch
        {
            "linear" => new LinearModel(ModelTask.Regression, Set.Schema, [1, -2, 0.25], 0.5, [0.01, 0, -0.01], [1, 1, 1]),
            "calibrated" => new CalibratedModel(trees, new TemperatureCalibrator(2)),
            _ => trees,
        };
    }
}
