namespace AlphaPulse.Training.Tests;

/// <summary>How often policies act on champions and challengers that are just good enough, over whole lives of signals at every bar.</summary>
public sealed class PolicyErrorTests
{
    private const int Lives = 300;

    [Theory]
    [InlineData(6, false)]
    [InlineData(24, false)]
    [InlineData(6, true)]
    public void A_champion_that_earns_nothing_is_rolled_back_no_more_often_than_the_options_say(int horizon, bool isSkewed)
    {
        // Asked at every tenth bar, as a host does at every hour; what overlaps is the same move seen several times.
        const double Limit = 0.05;
        var policy = new RollbackPolicy(new RollbackOptions { MinimumSignals = 20, WindowSignals = 200, MaximumPValue = Limit });
        var rolledBack = 0;
        for (var life = 1; life <= Lives; life++)
        {
            var all = Overlapping(200 * horizon, horizon, life, isSkewed);
            rolledBack += Looks(all.Count, 10 * horizon).Any(count => policy.Decide(all[..count]).ShouldRollBack) ? 1 : 0;
        }

        Assert.InRange(rolledBack, 1, (int)(Limit * Lives));
    }

    [Fact]
    public void A_champion_that_loses_is_found_all_the_same()
    {
        var policy = new RollbackPolicy(new RollbackOptions());
        var found = Enumerable.Range(1, 40).Count(life =>
        {
            var all = Overlapping(300 * 6, 6, life, isSkewed: false, mean: -0.005);
            return Looks(all.Count, 300).Any(count => policy.Decide(all[..count]).ShouldRollBack);
        });
        Assert.InRange(found, 38, 40);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_challenger_that_is_no_worse_fails_in_shadow_no_more_often_than_the_options_say(bool hasChampion)
    {
        var options = new ShadowOptions();
        var policy = new ShadowPolicy(options);
        var failed = Enumerable.Range(1, Lives).Count(life => policy.Decide(
            Overlapping(200, 6, life, isSkewed: false), hasChampion ? Overlapping(200, 6, life + 10_000, isSkewed: false) : []).Verdict == ShadowVerdict.Failed);
        Assert.InRange(failed, 1, (int)(1.3 * options.MaximumPValue * Lives));
    }

    private static IEnumerable<int> Looks(int count, int step) => Enumerable.Range(1, count / step).Select(k => k * step);

    /// <summary>A signal at each bar; its return is the sum of the moves of the bars that it lives for, so that neighbours share most of it.</summary>
    private static List<Outcome> Overlapping(int bars, int horizon, long seed, bool isSkewed, double mean = 0)
    {
        var random = new DeterministicRandom(seed);

        // Three targets are twice as far away as the stop, and reached once in three times.
        double Move() => isSkewed ? (random.NextInt32(3) == 0 ? 0.008 : -0.004) : 0.005 * random.NextNormal();
        double[] moves = [.. Enumerable.Range(0, bars + horizon).Select(_ => Move() + mean / horizon)];
        return
        [
            .. PolicyTests.Outcomes(bars, 0, seed, hours: 1).Select((o, i) => o with
            {
                NetReturn = (decimal)moves[(i + 1)..(i + 1 + horizon)].Sum(),
                Signal = o.Signal with { HorizonTime = o.Signal.BarTime.AddHours(horizon) },
            }),
        ];
    }
}
