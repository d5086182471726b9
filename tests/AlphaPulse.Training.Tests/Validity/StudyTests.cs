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
