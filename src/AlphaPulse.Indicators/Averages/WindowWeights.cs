using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Weights over a window, from the oldest value to the newest, as shares of the greatest.</summary>
internal static class WindowWeights
{
    public const int MaximumPeriod = 10_000;

    public static T[] Of<T>(AverageWeights weights, int length)
        where T : struct, INumber<T> => Array.ConvertAll(Exact(weights, length), Number.Convert<T>);

    private static decimal[] Exact(AverageWeights weights, int length) => weights switch
    {
        AverageWeights.Symmetric => Shares([.. Enumerable.Range(0, length).Select(i => (BigInteger)(Math.Min(i, length - 1 - i) + 1))]),
        AverageWeights.Sine => [.. Enumerable.Range(1, length).Select(i => DecimalMath.Sin(DecimalMath.Pi * i / (length + 1)))],
        AverageWeights.Fibonacci => Shares(Fibonacci(length)),
        AverageWeights.Pascal => Shares(Pascal(length)),
        _ => throw new ArgumentOutOfRangeException(nameof(weights), weights, "Choose symmetric, sine, Fibonacci or Pascal."),
    };

    // Small integers stay what they are, so that averages which decimals can hold are exact.
    private static decimal[] Shares(BigInteger[] weights)
    {
        var greatest = weights.Max();
        return greatest < int.MaxValue
            ? Array.ConvertAll(weights, weight => (decimal)weight)
            : Array.ConvertAll(weights, weight => ScaledInteger.Divide(weight, greatest));
    }

    private static BigInteger[] Fibonacci(int length)
    {
        var weights = new BigInteger[length];
        for (var i = 0; i < length; i++)
        {
            weights[i] = i < 2 ? 1 : weights[i - 1] + weights[i - 2];
        }

        return weights;
    }

    private static BigInteger[] Pascal(int length)
    {
        var weights = new BigInteger[length];
        for (var i = 0; i < length; i++)
        {
            weights[i] = i == 0 ? 1 : weights[i - 1] * (length - i) / i;
        }

        return weights;
    }
}
