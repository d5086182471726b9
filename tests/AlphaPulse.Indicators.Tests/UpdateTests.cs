using System.Numerics;

namespace AlphaPulse.Indicators.Tests;

public class UpdateTests
{
    [Fact]
    public void One_variable_can_give_the_bar_and_take_the_value()
    {
        Same<double>();
        Same<decimal>();
    }

    private static void Same<T>()
        where T : struct, INumber<T>
    {
        var (same, apart) = (new Ema<T>(3), new Ema<T>(3));
        for (var i = 0; i < 80; i++)
        {
            var price = T.CreateChecked(100 + i * i % 7);
            var both = price;
            Assert.Equal(apart.Update(in price, out var value), same.Update(in both, out both));
            Assert.Equal(value, both);

            // From the bars that were kept since the snapshot.
            if (i % 11 == 10)
            {
                Assert.Equal(apart.ReplaceLast(T.One, out var expected), same.ReplaceLast(T.One, out var replaced));
                Assert.Equal(expected, replaced);
            }
        }
    }
}
