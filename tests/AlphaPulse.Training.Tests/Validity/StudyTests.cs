using System.Globalization;
using AlphaPulse.Models;
using AlphaPulse.Validity;

namespace AlphaPulse.Training.Tests.Validity;

/// <summary>A small fixed part of the validity study; the whole of it is a benchmark.</summary>
public class StudyTests
{
    private const int Markets = 8;

    [Fact]
    public async Task No_walk_is_promoted() => Assert.Equal(0, await CountPromotedAsync(MarketKind.Walk, Guard.None));

    [Fact]
    public async Task Every_strong_signal_is_promoted() => Assert.Equal(Markets, await CountPromotedAsync(MarketKind.Strong, Guard.None));

    [Fact]
    public async Task Walks_are_promoted_where_the_purge_or_the_costs_are_off()
    {
        Assert.Equal(0, await CountPromotedAsync(MarketKind.Walk, Guard.None, cost: StudyMarket.CheapCost));
        Assert.NotEqual(0, await CountPromotedAsync(MarketKind.Walk, Guard.Purge, cost: StudyMarket.CheapCost));
        Assert.NotEqual(0, await CountPromotedAsync(MarketKind.Walk, Guard.Costs, horizon: StudyMarket.NextBar));
    }

    [Theory]
    [InlineData(0, 200, 0, 0.014867)]
    [InlineData(200, 200, 0.985133, 1)]
    [InlineData(10, 20, 0.301954, 0.698046)]
    public void Bounds_of_a_share_are_those_of_the_beta_distribution(int hits, int count, double lower, double upper)
    {
        var share = new Proportion(hits, count);
        Assert.Equal(lower, share.Lower, 1e-5);
        Assert.Equal(upper, share.Upper, 1e-5);
    }

    [Theory]
    [InlineData(Guard.L2)]
    [InlineData(Guard.L1)]
    [InlineData(Guard.Scaling)]
    [InlineData(Guard.Stopping)]
    public void A_guard_of_a_learner_that_is_off_is_off_in_every_draw(Guard off)
    {
        Assert.Null(UnguardedSpaces.Create(Guard.Deflation, 6));
        foreach (var space in UnguardedSpaces.Create(off, 6)!)
        {
            foreach (var unit in new[] { 0, 0.4, 0.9 })
            {
                var learner = space.Create(new SearchPoint(space, [.. space.Parameters.Select(_ => unit)])).Candidate.Learner;
                var isLinear = learner.Options.TryGetValue("alpha", out var alpha);
                var (penalty, ratio) = isLinear ? (double.Parse(alpha!, CultureInfo.InvariantCulture), double.Parse(learner.Options["l1_ratio"], CultureInfo.InvariantCulture)) : (0, 0);
                Assert.True(off switch
                {
                    Guard.L2 => isLinear ? penalty * (1 - ratio) == 0 : learner.Options["l2"] == "0",
                    Guard.L1 => isLinear ? penalty > 0 && ratio == 0 : learner.Options["l1"] == "0",
                    Guard.Scaling => !isLinear || learner.Options["scale"] == "none",
                    _ => learner is not IValidatedLearner,
                });
            }
        }
    }

    private static async Task<int> CountPromotedAsync(MarketKind kind, Guard off, decimal? cost = null, int? horizon = null)
    {
        var promoted = 0;
        var setup = StudySetup.Fast(kind, off) with { Cost = cost ?? StudyMarket.DefaultCost, Horizon = horizon ?? StudyMarket.DefaultHorizon };
        for (var seed = 1; seed <= Markets; seed++)
        {
            promoted += (await StudyMarket.Create(kind, seed, setup.Bars).JudgeAsync(setup)).Promoted ? 1 : 0;
        }

        return promoted;
    }
}
