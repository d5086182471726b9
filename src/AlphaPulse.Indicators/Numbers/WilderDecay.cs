using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>What is left of Wilder's sums after bars that added nothing to any of them.</summary>
/// <remarks>Such bars leave every ratio of the sums as it is. Applied one by one they would in the end leave ratios of rounding residues.</remarks>
internal static class WilderDecay
{
    // After this many periods without a move, what was before weighs less than 10^-43 of any later move.
    private const int PeriodsToForget = 100;
    private const int StepsOneByOne = 64;

    /// <summary>The weight that the methods take: for double (n-1)/n, for decimal n.</summary>
    public static T Weight<T>(int period)
        where T : struct, INumber<T> =>
        typeof(T) == typeof(double) ? Number.From<T>((period - 1.0) / period) : T.CreateChecked(period);

    /// <summary>A sum after one bar.</summary>
    public static T Once<T>(T sum, T weight)
        where T : struct, INumber<T> =>
        typeof(T) == typeof(double) ? sum * weight : sum - sum / weight;

    /// <summary>A sum after so many bars.</summary>
    public static T After<T>(T sum, T weight, int period, int steps)
        where T : struct, INumber<T>
    {
        if (steps / PeriodsToForget >= period)
        {
            return T.Zero;
        }

        if (steps <= StepsOneByOne)
        {
            for (; steps > 0; steps--)
            {
                sum = Once(sum, weight);
            }

            return sum;
        }

        var power = typeof(T) == typeof(double) ? weight : T.One - T.One / weight;
        for (; steps > 0; steps >>= 1, power *= power)
        {
            if ((steps & 1) != 0)
            {
                sum *= power;
            }
        }

        return sum;
    }
}
