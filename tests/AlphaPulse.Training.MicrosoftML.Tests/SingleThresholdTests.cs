using AlphaPulse.Models;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Training.MicrosoftML.Tests;

public class SingleThresholdTests
{
    [Fact]
    public void A_double_is_below_the_threshold_exactly_where_its_rounding_is_at_most_the_original() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<long>(), (bits, noise) =>
        {
            // All floats are as likely, not only those near to 0; values within two floats of it.
            var threshold = BitConverter.Int32BitsToSingle(unchecked(bits * 40503 * 65537));
            if (float.IsNaN(threshold) || float.IsPositiveInfinity(threshold))
            {
                return SingleThreshold.Widen(threshold) is null;
            }

            var widened = SingleThreshold.Widen(threshold)!.Value;
            var near = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(threshold) + (noise % (1L << 30)));
            return Agrees(threshold, widened, near) && Around(widened).All(x => Agrees(threshold, widened, x));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0f)]
    [InlineData(float.Epsilon)]
    [InlineData(-float.Epsilon)]
    [InlineData(1f)]
    [InlineData(1.0000001f)]
    [InlineData(-1f)]
    [InlineData(16777216f)]
    [InlineData(1e-35f)]
    [InlineData(float.MaxValue)]
    [InlineData(float.MinValue)]
    [InlineData(float.NegativeInfinity)]
    public void So_at_the_ends_of_the_range(float threshold)
    {
        var widened = SingleThreshold.Widen(threshold)!.Value;
        Assert.True(double.IsFinite(widened));
        Assert.All(
            [.. Around(widened), .. Around(threshold), 0, -0.0, double.Epsilon, -double.Epsilon, 1e300, -1e300, double.PositiveInfinity, double.NegativeInfinity],
            x => Assert.True(Agrees(threshold, widened, x), $"{x:R}"));
    }

    [Fact]
    public void Both_zeros_are_one_threshold() => Assert.Equal(SingleThreshold.Widen(0f), SingleThreshold.Widen(-0f));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void What_no_finite_threshold_stands_for_has_none(float threshold) => Assert.Null(SingleThreshold.Widen(threshold));

    private static double[] Around(double value) => [value, double.BitDecrement(value), double.BitIncrement(value)];

    private static bool Agrees(float threshold, double widened, double x) => (float)x <= threshold == x < widened;
}
