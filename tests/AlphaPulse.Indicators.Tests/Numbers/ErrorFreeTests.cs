using System.Numerics;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Indicators.Tests;

public class ErrorFreeTests
{
    [Fact]
    public void What_a_sum_or_a_difference_loses_is_told_exactly()
    {
        var random = new DeterministicRandom(12);
        var lossy = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var (left, right) = (Any(random), Any(random));
            var sum = ErrorFree.Sum(left, right, out var lost);
            Assert.Equal(Units(left) + Units(right), Units(sum) + Units(lost));
            var difference = ErrorFree.Difference(left, right, out var lostByDifference);
            Assert.Equal(Units(left) - Units(right), Units(difference) + Units(lostByDifference));
            lossy += lost != 0 ? 1 : 0;

            var sums = ErrorFree.Sum(Vector128.Create(left, right), Vector128.Create(right, -left), out var losts);
            Assert.Equal(Units(left) + Units(right), Units(sums[0]) + Units(losts[0]));
            Assert.Equal(Units(right) - Units(left), Units(sums[1]) + Units(losts[1]));
            var differences = ErrorFree.Difference(Vector128.Create(left, right), Vector128.Create(right, -left), out losts);
            Assert.Equal(Units(left) - Units(right), Units(differences[0]) + Units(losts[0]));
            Assert.Equal(Units(right) + Units(left), Units(differences[1]) + Units(losts[1]));
        }

        Assert.InRange(lossy, 10_000, 20_000);
    }

    // From 2^-60 to 2^60, of either sign.
    private static double Any(DeterministicRandom random)
    {
        var mantissa = ((long)random.NextInt32(1 << 26) << 26) | (long)random.NextInt32(1 << 26);
        return Math.ScaleB((double)mantissa - (1L << 51), random.NextInt32(121) - 112);
    }

    // In units of 2^-300, of which every double of the test is a whole number.
    private static BigInteger Units(double value)
    {
        var scaled = Math.ScaleB(value, 300);
        Assert.Equal(Math.Floor(scaled), scaled);
        return new BigInteger(scaled);
    }
}
