namespace AlphaPulse.Indicators.Tests;

/// <summary>The stochastic relative strength index against its definition.</summary>
/// <remarks>
/// Not on the series whose moves shrink ten thousand million times: there the index of strength hardly changes over its window, and
/// what divides by its range can have no more digits than the index has beyond that range.
/// </remarks>
public class StochasticStrengthTests
{
    private const string Spec = "stochrsi(14,14,3)";

    [Theory]
    [InlineData("ordinary")]
    [InlineData("zero_volume")]
    [InlineData("tiny")]
    [InlineData("halts")]
    [InlineData("mixed_digits")]
    [InlineData("exploding")]
    public void Agrees_with_its_definition(string series)
    {
        var exactBars = TestSeries.Exact(series, 260);
        var roundedBars = TestSeries.Rounded(series, 260);
        var exactly = MomentumDefinitions.StochasticStrength([.. exactBars.Select(PreciseBar.Of)]);
        var roughly = MomentumDefinitions.StochasticStrength([.. roundedBars.Select(PreciseBar.Of)]);
        var exact = IndicatorCatalog.Create<decimal>(Spec);
        var rounded = IndicatorCatalog.Create<double>(Spec);
        var exactRow = new decimal?[2];
        var roundedRow = new double?[2];
        for (var i = 0; i < exactBars.Length; i++)
        {
            exact.Update(exactBars[i], exactRow);
            rounded.Update(roundedBars[i], roundedRow);
            for (var output = 0; output < 2; output++)
            {
                Assert.Equal(exactly[i][output] is null, exactRow[output] is null);
                Assert.Equal(roughly[i][output] is null, roundedRow[output] is null);
                if (exactRow[output] is { } value)
                {
                    Assert.False(Precise.Abs(value - exactly[i][output]!.Value) > 1e-18m, $"bar {i}: {value}");
                    Assert.Equal((double)roughly[i][output]!.Value, roundedRow[output]!.Value, 1e-7);
                }
            }
        }
    }
}
