namespace AlphaPulse.Training.Tests;

public sealed class PolicyTests
{
    internal static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    internal static readonly BarSeriesId Series = new(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.OneHour);

    [Fact]
    public void A_champion_that_loses_beyond_chance_is_rolled_back_and_one_that_is_unlucky_is_not()
    {
        var policy = new RollbackPolicy(new RollbackOptions());
        var losing = policy.Decide(Outcomes(200, mean: -0.003));
        Assert.True(losing is { ShouldRollBack: true, Signals: 200, PValue: <= 0.01, MeanNetReturn: < 0 }, losing.Reason);
        Assert.Contains("earns less than it must", losing.Reason, StringComparison.Ordinal);

        var unlucky = policy.Decide(Outcomes(200, mean: -0.0003));
        Assert.True(unlucky is { ShouldRollBack: false, PValue: > 0.01 }, unlucky.Reason);
        Assert.False(policy.Decide(Outcomes(49, mean: -0.01)).ShouldRollBack);
        Assert.Contains("50 are needed", policy.Decide(Outcomes(49, mean: -0.01)).Reason, StringComparison.Ordinal);

        // Flat and open signals are no evidence.
        var idle = Outcomes(200, mean: -0.003).Select((o, i) => i % 2 == 0 ? o with { Status = OutcomeStatus.Open } : o with { Signal = o.Signal with { Direction = SignalDirection.Flat } });
        Assert.Equal(0, policy.Decide([.. idle]).Signals);
    }

    [Fact]
    public void A_deep_drawdown_rolls_back_whatever_the_mean()
    {
        var later = Outcomes(130, mean: -0.02).Skip(100);
        var outcomes = Outcomes(100, mean: 0.002).Concat(later).ToList();
        Assert.False(new RollbackPolicy(new RollbackOptions()).Decide(outcomes).ShouldRollBack);
        var decision = new RollbackPolicy(new RollbackOptions { MaximumDrawdown = 0.3 }).Decide(outcomes);
        Assert.True(decision is { ShouldRollBack: true, Drawdown: > 0.3 }, decision.Reason);
    }

    [Fact]
    public void Signals_that_share_their_outcome_are_not_counted_as_so_many()
    {
        // A signal at each bar that lives for six: of 299 there are 50 that do not overlap.
        var policy = new RollbackPolicy(new RollbackOptions());
        Assert.StartsWith("49 settled signals with a side that do not overlap", policy.Decide(Outcomes(294, mean: -0.01, hours: 1)).Reason, StringComparison.Ordinal);
        Assert.Equal((50, 1), (policy.Decide(Outcomes(295, mean: -0.01, hours: 1)).Signals, policy.Decide(Outcomes(295, mean: -0.01, hours: 1)).Look));
        var shadow = new ShadowPolicy(new ShadowOptions()).Decide(Outcomes(200, mean: 0.01, hours: 1), Outcomes(200, mean: 0, hours: 1));
        Assert.Equal((34, 34), (shadow.Signals, shadow.Paired));
    }

    [Fact]
    public void A_look_is_taken_once_for_so_many_new_signals_and_its_part_of_the_error_is_said()
    {
        var policy = new RollbackPolicy(new RollbackOptions { MinimumSignals = 20 });
        var first = policy.Decide(Outcomes(20, mean: -0.001));
        Assert.Equal(first, policy.Decide(Outcomes(39, mean: -0.001)) with { Drawdown = first.Drawdown, Reason = first.Reason, JudgedTo = first.JudgedTo });
        Assert.Equal((1, 0.005), (first.Look, first.MaximumPValue));
        var third = policy.Decide(Outcomes(60, mean: -0.001));
        Assert.Equal((3, 0.01 / 12), (third.Look, third.MaximumPValue));
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
        Assert.Equal(ShadowVerdict.Running, policy.Decide(Outcomes(29, 0.01), []).Verdict);
        Assert.Equal(ShadowVerdict.Running, policy.Decide(Outcomes(168, 0.01, hours: 1), []).Verdict);
        Assert.Equal(ShadowVerdict.Passed, policy.Decide(Outcomes(200, 0.001), Outcomes(200, 0.001, seed: 2)).Verdict);
        var losing = policy.Decide(Outcomes(200, -0.004), []);
        Assert.Equal((ShadowVerdict.Failed, 0, null), (losing.Verdict, losing.Paired, losing.MeanAdvantage));
        var worse = policy.Decide(Outcomes(200, 0.0005), Outcomes(200, 0.008, seed: 2));
        Assert.Equal((ShadowVerdict.Failed, 200), (worse.Verdict, worse.Paired));
        Assert.Contains("worse than the champion", worse.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shadow_period_runs_until_there_are_enough_pairs_with_the_champion()
    {
        // Plenty of signals for their own sake; with the champion there are 0, 29 and 30 pairs of the 30 that are needed.
        var policy = new ShadowPolicy(new ShadowOptions());
        var challenger = Outcomes(200, 0.001);
        List<Outcome> open = [.. Outcomes(200, 0.001, seed: 2).Select(o => o with { Status = OutcomeStatus.Open, NetReturn = null })];
        var none = policy.Decide(challenger, open);
        Assert.Equal((ShadowVerdict.Running, 0, null, null), (none.Verdict, none.Paired, none.MeanNetReturn, none.MeanAdvantage));
        Assert.StartsWith("0 bars, of signals that do not overlap, on which the champion has a settled signal too; 30 are needed", none.Reason, StringComparison.Ordinal);
        var few = policy.Decide(challenger, Outcomes(29, 0.001, seed: 2));
        Assert.Equal((ShadowVerdict.Running, 29), (few.Verdict, few.Paired));
        var enough = policy.Decide(challenger, Outcomes(30, 0.001, seed: 2));
        Assert.Equal((ShadowVerdict.Passed, 30), (enough.Verdict, enough.Paired));
        Assert.Contains("more than the champion on 30 bars (p = ", enough.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shadow_period_without_a_champion_says_so_and_makes_up_no_number()
    {
        var alone = new ShadowPolicy(new ShadowOptions()).Decide(Outcomes(200, 0.001), []);
        Assert.Equal((ShadowVerdict.Passed, 0, null), (alone.Verdict, alone.Paired, alone.MeanAdvantage));
        Assert.EndsWith("there is no champion to compare with", alone.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("being worse", alone.Reason, StringComparison.Ordinal);

        // Of one return nobody knows how it varies.
        var single = new ShadowPolicy(new ShadowOptions { MinimumSignals = 1, MinimumSpan = TimeSpan.Zero }).Decide(Outcomes(1, 0.001), []);
        Assert.Contains("1 signals (too few to test), there is no champion", single.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_outcomes_for_one_bar_are_refused_by_the_name_of_the_bar()
    {
        var policy = new ShadowPolicy(new ShadowOptions());
        var (once, twice) = (Outcomes(40, 0.001), Outcomes(40, 0.001));
        twice[7] = twice[6];
        var ofChallenger = Assert.Throws<ArgumentException>("challenger", () => policy.Decide(twice, once));
        Assert.Contains("two outcomes for the bar 2024-01-02T12:00:00Z", ofChallenger.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("champion", () => policy.Decide(once, twice));
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

    /// <summary>Outcomes of signals that live for 6 hours, one in so many hours.</summary>
    internal static List<Outcome> Outcomes(int count, double mean, long seed = 1, int hours = 6)
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
                    BarTime = Start.AddHours(i * hours),
                    KnownAt = Start.AddHours(i * hours + 1),
                    HorizonTime = Start.AddHours(i * hours + 6),
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
}
