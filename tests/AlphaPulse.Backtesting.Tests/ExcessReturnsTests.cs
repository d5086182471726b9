using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Backtesting.Tests;

public class ExcessReturnsTests
{
    private static readonly double[] Benchmark = [0.01, -0.02, 0.03, 0.00, -0.01];

    [Theory]
    [InlineData(0.25, 0.25)]
    [InlineData(1, 1)]
    [InlineData(1.5, 1)]
    [InlineData(0, 0)]
    [InlineData(-0.5, 0)]
    public void The_share_that_is_carried_is_charged_from_nothing_to_all(double carried, double charged)
    {
        const double Alpha = 0.002;
        var own = Array.ConvertAll(Benchmark, b => Alpha + carried * b);
        var excess = ExcessReturns.Over(own, Benchmark);

        Assert.Equal(charged, excess.Beta, 1e-12);
        Assert.Equal(Alpha + (carried - charged) * Benchmark.Average(), excess.Values.Average(), 1e-15);
        if (carried == charged)
        {
            Assert.All(excess.Values, v => Assert.Equal(Alpha, v, 1e-15));
        }
    }

    [Fact]
    public void What_takes_the_place_of_a_benchmark_is_charged_in_full()
    {
        var excess = ExcessReturns.InPlaceOf(Benchmark, Benchmark);
        Assert.Equal(1, excess.Beta);
        Assert.All(excess.Values, v => Assert.Equal(0, v));
    }

    [Fact]
    public void A_benchmark_that_does_not_vary_charges_nothing() =>
        Assert.Equal(Benchmark, ExcessReturns.Over(Benchmark, new double[Benchmark.Length]).Values);

    [Fact]
    public void Returns_of_other_periods_are_refused()
    {
        Assert.Contains("5 returns and 4", Assert.Throws<ArgumentException>(() => ExcessReturns.Over(Benchmark, Benchmark.AsSpan(1))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ExcessReturns.InPlaceOf([], []));
    }

    [Fact]
    public void Without_costs_it_is_the_return_on_the_equity_but_for_shorts_that_are_held_on() =>
        Prop.ForAll<long>(seed =>
        {
            var (bars, path) = TestBars.Random(seed, 60);
            var result = TestBars.Free.Run(bars, path);
            var constant = ConstantSizeReturns.Of(result, bars, TradingCosts.None);
            for (var i = 0; i < constant.Length; i++)
            {
                var step = result.Steps[i];
                if (step.Position != SignalDirection.Short || i == 0 || result.Steps[i - 1].Position != SignalDirection.Short)
                {
                    Assert.Equal((double)step.GrossReturn, constant[i], 1e-12);
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_side_is_paid_for_once_and_the_last_one_too()
    {
        var costs = new TradingCosts();
        var bars = TestBars.Opening(100, 100, 100, 100, 100, 100);
        var path = new PositionPath([SignalDirection.Long, null, SignalDirection.Short, null, null]);
        var returns = ConstantSizeReturns.Of(TestBars.Costly.Run(bars, path), bars, costs);
        Assert.Equal([-0.001, 0, -0.002, -0.001], returns);
        Assert.Throws<ArgumentException>(() => ConstantSizeReturns.Of(TestBars.Costly.Run(bars, path), [.. bars.Skip(1)], costs));
    }
}
