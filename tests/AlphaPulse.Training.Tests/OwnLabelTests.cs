using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training.Tests;

/// <summary>A label of one's own is trained, judged and promoted like those of the package, once its name is known.</summary>
public sealed class OwnLabelTests
{
    private static readonly IReadOnlyList<Bar> Bars = Scene.Bars(8_000, 8);
    private static readonly FeatureMatrix Rows = Scene.Rows(Bars);
    private static readonly LabelCatalog Known = new([new LabelKind("rising", RisingLabel.Of)]);

    [Fact]
    public async Task An_own_label_on_a_strong_signal_is_promoted_and_one_that_nobody_added_is_refused_before_the_holdout_is_opened()
    {
        var result = Train();
        var vault = new CountingVault();
        var refused = await Assert.ThrowsAsync<UnknownLabelException>(() => DecideAsync(new PromotionGate(vault, new GateOptions(), Scene.Costs), result));
        Assert.Equal(("rising(6)", 0), (refused.Label, vault.Openings));
        Assert.Contains("AddLabel(\"rising\"", refused.Message, StringComparison.Ordinal);

        var decision = await DecideAsync(new PromotionGate(vault, new GateOptions(), Scene.Costs, labels: Known), result);
        Assert.True(decision.Promoted, string.Join("; ", decision.Reasons));
        Assert.Equal(GuardVerdict.Held, decision.Guards.Single(g => g.Name == GuardNames.CalibrationBudget).Verdict);
        Assert.Equal(1, vault.Openings);
    }

    [Fact]
    public async Task The_scores_of_a_champion_on_an_own_label_are_compared_where_the_label_is_known()
    {
        var result = Train();
        var champion = new LoadedModel(
            new ModelVersion("m-champion", "test", new string('2', 64), Bars[0].OpenTime, "nowhere"),
            result.Artifact with { Manifest = result.Artifact.Manifest with { Label = "rising(3)" } });
        var compared = await DecideAsync(new PromotionGate(new CountingVault(), new GateOptions(), Scene.Costs, labels: Known), result, champion);
        Assert.Contains("foretells 'rising(6)' and the champion 'rising(3)'", compared.Guards.Single(g => g.Name == GuardNames.ChampionScores).Words, StringComparison.Ordinal);
        champion = champion with { Artifact = champion.Artifact with { Manifest = champion.Artifact.Manifest with { Label = "falling(3)" } } };
        var unknown = await DecideAsync(new PromotionGate(new CountingVault(), new GateOptions(), Scene.Costs, labels: Known), result, champion);
        Assert.Contains("AddLabel", unknown.Guards.Single(g => g.Name == GuardNames.ChampionScores).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_of_the_champion_that_cannot_be_spends_no_look_at_the_holdout()
    {
        var result = Train();
        var champion = new LoadedModel(
            new ModelVersion("m-champion", "test", new string('2', 64), Bars[0].OpenTime, "nowhere"),
            result.Artifact with { Manifest = result.Artifact.Manifest with { Label = "direction(0)" } });
        var vault = new CountingVault();
        await Assert.ThrowsAnyAsync<ArgumentException>(() => DecideAsync(new PromotionGate(vault, new GateOptions(), Scene.Costs, labels: Known), result, champion));
        Assert.Equal(0, vault.Openings);
    }

    private static TrainingResult Train() => new ModelTrainer(new TrainingOptions { FlatShares = [0] }, Scene.Costs).Train(
        Rows, AlwaysOpenCalendar.Instance, new string('0', 64), [new Candidate(new LogisticLearner { Alpha = 100 }, new RisingLabel(6))]);

    private static Task<GateDecision> DecideAsync(PromotionGate gate, TrainingResult result, LoadedModel? champion = null) => gate.DecideAsync(
        new LoadedModel(new ModelVersion("m-own", "test", new string('1', 64), Bars[0].OpenTime, "nowhere"), result.Artifact),
        champion,
        Rows,
        result.Split.HoldoutBars,
        AlwaysOpenCalendar.Instance,
        result.Guards);

    private sealed class CountingVault : IHoldoutVault
    {
        public int Openings { get; private set; }

        public Task<HoldoutOpening> OpenAsync(
            BarSeriesId series, DateTimeOffset from, DateTimeOffset to, string candidate, int trials, string? overrideReason = null, CancellationToken cancellationToken = default)
        {
            Openings++;
            return Task.FromResult(new HoldoutOpening(series, from, to, candidate, to, 1, trials, overrideReason, trials));
        }

        public Task<IReadOnlyList<HoldoutOpening>> ListAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
