namespace AlphaPulse.Indicators.Tests;

public class IntegerQuotientTests
{
    [Fact]
    public void A_quotient_has_the_digits_that_the_division_of_decimals_gives()
    {
        var random = new DeterministicRandom(11);
        var given = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var divisor = 1 + random.NextInt32(1024);
            var scale = random.NextInt32(29);
            var magnitude = (((long)random.NextInt32(int.MaxValue) << 31) | (long)random.NextInt32(int.MaxValue)) >> random.NextInt32(62);
            var numerator = random.NextInt32(2) == 0 ? magnitude : -magnitude;
            if (!IntegerQuotient.TryDivide(numerator, scale, divisor, out var quotient))
            {
                continue;
            }

            given++;
            var expected = new decimal(unchecked((int)magnitude), (int)(magnitude >> 32), 0, numerator < 0, (byte)scale) / divisor;
            Assert.Equal(decimal.GetBits(expected), decimal.GetBits(quotient));
        }

        // Most quotients are not declined, or the comparison would show nothing.
        Assert.InRange(given, 120_000, 200_000);
    }

    [Theory]
    [InlineData(5, 1, 4)]
    [InlineData(0, 0, 7)]
    [InlineData(14, 0, 7)]
    public void A_quotient_with_few_digits_is_declined(long numerator, int scale, long divisor) =>
        Assert.False(IntegerQuotient.TryDivide(numerator, scale, divisor, out _));
}
