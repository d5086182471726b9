using AlphaPulse.Models;
using AlphaPulse.TestKit;

namespace AlphaPulse.Training.Tests;

public sealed class PolicyTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly BarSeriesId Series = new(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.OneHour);

    [Fact]
    public void A_champion_that_loses_beyond_chance_is_rolled_back_and_one_that_is_unlucky_is_not()
    {
        var policy = new RollbackPolicy(new RollbackOptions());
        var losing = policy.Decide(Outcomes(200, mean: -0.003), horizonBars: 6, seed: 1);
        Assert.True(losing is { ShouldRollBack: true, Signals: 200, PValue: <= 0.01, MeanNetReturn: < 0 }, losing.Reason);
        Assert.Contains("earns less than it must", losing.Reason, StringComparison.Ordinal);

        var unlucky = policy.Decide(Outcomes(200, mean: -0.0003), 6, 1);
        Assert.True(unlucky is { ShouldRollBack: false, PValue: > 0.01 }, unlucky.Reason);
        Assert.False(policy.Decide(Outcomes(49, mean: -0.01), 6, 1).ShouldRollBack);
        Assert.Contains("50 are needed", policy.Decide(Outcomes(49, mean: -0.01), 6, 1).Reason, StringComparison.Ordinal);

        // Flat and open signals are no evidence.
        var idle = Outcomes(200, mean: -0.003).Select((o, i) => i % 2 == 0 ? o with { Status = OutcomeStatus.Open } : o with { Signal = o.Signal with { Direction = SignalDirection.Flat } });
        Assert.Equal(0, policy.Decide([.. idle], 6, 1).Signals);
    }

    [Fact]
    public void A_deep_drawdown_rolls_back_whatever_the_mean()
    {
        var outcomes = Outcomes(100, mean: 0.002).Concat(Outcomes(30, mean: -0.02)).ToList();
        Assert.False(new RollbackPolicy(new RollbackOptions()).Decide(outcomes, 6, 1).ShouldRollBack);
        var decision = new RollbackPolicy(new RollbackOptions { MaximumDrawdown = 0.3 }).Decide(outcomes, 6, 1);
        Assert.True(decision is { ShouldRollBack: true, Drawdown: > 0.3 }, decision.Reason);
    }

    [Fact]
    public void Signals_that_share_their_outcome_are_not_counted_as_so_many()
    {
        // Each outcome comes twelve times, as signals of twelve bars share one move: the evidence is that of one in twelve.
        var few = Outcomes(30, mean: -0.0035);
        var repeated = few.SelectMany(o => Enumerable.Repeat(o, 12)).ToList();
        var policy = new RollbackPolicy(new RollbackOptions());
        Assert.True(policy.Decide(repeated, horizonBars: 12, 1).PValue > 3 * policy.Decide(repeated, horizonBars: 1, 1).PValue);
    }

    [Fact]
    public async Task A_degraded_champion_gives_way_with_its_evidence_and_does_not_come_back()
    {
        using var folder = new TemporaryFolder();
        var registry = new FileModelRegistry(folder.Path, TimeProvider.System);
        var (older, newer) = (await RegisterAsync(registry, 1), await RegisterAsync(registry, 2));
        await registry.MoveAliasesAsync(new Dictionary<string, string> { [ModelAliases.Champion] = older.Id }, "the first");
        await registry.MoveAliasesAsync(new Dictionary<string, string> { [ModelAliases.Champion] = newer.Id, [ModelAliases.Previous] = older.Id }, "promoted");
        var ledger = new Ledger(Outcomes(200, mean: 0.001));
        var rollback = new AutomaticRollback(registry, ledger, new RollbackPolicy(new RollbackOptions()));
        Assert.Equal((false, null), (await rollback.RunAsync(Series) is var kept && kept.ShouldRollBack, kept.To));

        ledger.Outcomes = Outcomes(200, mean: -0.003);
        var decision = await rollback.RunAsync(Series);
        Assert.Equal((newer.Id, older.Id), (decision.From, decision.To));
        Assert.Equal(older.Id, (await registry.ListAliasesAsync())[ModelAliases.Champion]);
        Assert.Contains((await registry.GetHistoryAsync()).TakeLast(2), m => m.IsRollback && m.Reason.Contains("earns less than it must", StringComparison.Ordinal));
        var evidence = await registry.ReadEvidenceAsync(newer.Id, "rollback-000200.json");
        Assert.Contains("\"should_roll_back\": true", System.Text.Encoding.UTF8.GetString(evidence!.Value.Span), StringComparison.Ordinal);
        Assert.Equal(newer.Id, ledger.Asked[^1].ModelVersion);

        // The one before has no one before it, and the failed one is not taken for that.
        var again = await rollback.RunAsync(Series);
        Assert.True(again is { ShouldRollBack: true, To: null }, again.Reason);
        Assert.Contains("hold its signals", again.Reason, StringComparison.Ordinal);
        Assert.Equal(older.Id, (await registry.ListAliasesAsync())[ModelAliases.Champion]);
    }

    [Theory]
    [InlineData(null, 0, false, RetrainTrigger.NoModel)]
    [InlineData(0.5, 5_000, true, RetrainTrigger.None)]
    [InlineData(2.0, 100, true, RetrainTrigger.None)]
    [InlineData(2.0, 600, true, RetrainTrigger.Drift)]
    [InlineData(2.0, 600, false, RetrainTrigger.None)]
    [InlineData(31.0, 600, false, RetrainTrigger.Schedule)]
    public void A_model_is_trained_again_by_schedule_and_where_it_drifts(double? days, long bars, bool drifted, RetrainTrigger expected)
    {
        var decision = new RetrainPolicy(new RetrainOptions()).Decide(new RetrainSituation(Start, days is { } age ? Start.AddDays(-age) : null, bars, drifted));
        Assert.Equal(expected, decision.Trigger);
        Assert.Equal(expected != RetrainTrigger.None, decision.ShouldRetrain);
        Assert.False(string.IsNullOrWhiteSpace(decision.Reason));
    }

    [Fact]
    public void Neither_schedule_nor_drift_trains_where_both_are_off()
    {
        var policy = new RetrainPolicy(new RetrainOptions { Interval = null, OnDrift = false });
        Assert.False(policy.Decide(new RetrainSituation(Start, Start.AddDays(-900), 100_000, true)).ShouldRetrain);
    }

    [Fact]
    public void A_shadow_period_lasts_and_then_passes_or_fails()
    {
        var policy = new ShadowPolicy(new ShadowOptions());
        Assert.Equal(ShadowVerdict.Running, policy.Decide(Outcomes(29, 0.01), [], 6, 1).Verdict);
        Assert.Equal(ShadowVerdict.Running, policy.Decide(Outcomes(100, 0.01), [], 6, 1).Verdict);
        Assert.Equal(ShadowVerdict.Passed, policy.Decide(Outcomes(200, 0.001), Outcomes(200, 0.001, seed: 2), 6, 1).Verdict);
        var losing = policy.Decide(Outcomes(200, -0.004), [], 6, 1);
        Assert.Equal((ShadowVerdict.Failed, 0, null), (losing.Verdict, losing.Paired, losing.MeanAdvantage));
        var worse = policy.Decide(Outcomes(200, 0.0005), Outcomes(200, 0.008, seed: 2), 6, 1);
        Assert.Equal((ShadowVerdict.Failed, 200), (worse.Verdict, worse.Paired));
        Assert.Contains("worse than the champion", worse.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_refused_with_their_values()
    {
        Assert.Contains("MinimumSignals is 1;", Assert.Throws<ArgumentException>(() => new RollbackPolicy(new RollbackOptions { MinimumSignals = 1 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new RollbackPolicy(new RollbackOptions { MaximumPValue = double.NaN }));
        Assert.Throws<ArgumentException>(() => new RollbackPolicy(new RollbackOptions { MaximumDrawdown = 0 }));
        Assert.Contains("Interval is 00:00:00", Assert.Throws<ArgumentException>(() => new RetrainPolicy(new RetrainOptions { Interval = TimeSpan.Zero })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ShadowPolicy(new ShadowOptions { MinimumSignals = 0 }));
    }

    private static List<Outcome> Outcomes(int count, double mean, long seed = 1)
    {
        var random = new DeterministicRandom(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(i => new Outcome
            {
                Status = OutcomeStatus.Settled,
                NetReturn = (decimal)(mean + 0.01 * random.NextNormal()),
                Signal = new Signal
                {
                    Series = Series,
                    BarTime = Start.AddHours(i),
                    KnownAt = Start.AddHours(i + 1),
                    HorizonTime = Start.AddHours(i + 6),
                    Direction = SignalDirection.Long,
                    Score = 1,
                    ReferencePrice = 100,
                    ModelVersion = "m-1",
                    SchemaHash = "s",
                    Mode = SignalMode.Champion,
                    Provenance = BarProvenance.Simulated,
                },
            }),
        ];
    }

    private static async Task<ModelVersion> RegisterAsync(FileModelRegistry registry, long seed)
    {
        var artifact = Scene.Train(Scene.Bars(3_000, 8), new TrainingOptions { Penalties = [100], TreeDepths = [], FlatShares = [0] }).Artifact;
        return await registry.RegisterAsync(artifact with { Manifest = artifact.Manifest with { Seed = seed } });
    }

    private sealed class Ledger(List<Outcome> outcomes) : IOutcomeLedger
    {
        public List<Outcome> Outcomes { get; set; } = outcomes;

        public List<OutcomeQuery> Asked { get; } = [];

        public Task<int> RecordAsync(IReadOnlyList<Outcome> outcomes, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<Outcome> ReadAsync(OutcomeQuery query, CancellationToken cancellationToken = default)
        {
            Asked.Add(query);
            return Outcomes.ToAsyncEnumerable();
        }
    }
}
