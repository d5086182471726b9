using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Simple returns of successive values, for statistics that do not depend on their unit.</summary>
/// <remarks>A decimal has 28 decimals, of which a return of 10^-10 would use only 18: decimal returns are multiplied with the power of
/// ten that brings the greatest of them to about 10^9.</remarks>
internal static class ScaledReturns
{
    private const double DigitsPerBit = 0.30103;
    private const int GreatestDigits = 9;

    /// <summary>Computes the returns.</summary>
    /// <param name="values">The values, the oldest first; one more than there are returns.</param>
    /// <param name="returns">Takes the returns x 10^digits.</param>
    /// <param name="digits">The power of ten; 0 for <see cref="double"/>.</param>
    /// <returns>Whether there are returns: not after a value of 0.</returns>
    public static bool TryFill<T>(ReadOnlySpan<T> values, Span<T> returns, out int digits)
        where T : struct, INumber<T>
    {
        digits = 0;
        if (values[..^1].Contains(T.Zero))
        {
            return false;
        }

        if (typeof(T) == typeof(double))
        {
            for (var i = 0; i < returns.Length; i++)
            {
                returns[i] = (values[i + 1] - values[i]) / values[i];
            }

            return true;
        }

        digits = Digits(values);
        var power = WideFloat.Normalized(Powers.Wide(Math.Abs(digits)), 0);
        for (var i = 0; i < returns.Length; i++)
        {
            returns[i] = Number.From<T>(Scaled(Number.AsDecimal(values[i + 1] - values[i]), Number.AsDecimal(values[i]), power, digits < 0));
        }

        return true;
    }

    /// <summary>Whether differences from the mean of returns are all residues of rounding.</summary>
    /// <param name="greatestDeviation">The greatest difference.</param>
    /// <param name="greatestReturn">The greatest return in magnitude, in the same unit.</param>
    public static bool AreResidues<T>(T greatestDeviation, T greatestReturn)
        where T : struct, INumber<T> => typeof(T) == typeof(double)
        ? Number.Ties(greatestDeviation, T.Zero, T.One + greatestReturn)
        : greatestDeviation <= greatestReturn * Number.Convert<T>(1e-24m);

    private static int Digits<T>(ReadOnlySpan<T> values)
        where T : struct, INumber<T>
    {
        var most = int.MinValue;
        for (var i = 1; i < values.Length; i++)
        {
            var change = Number.AsDecimal(values[i] - values[i - 1]);
            if (change != 0)
            {
                most = Math.Max(most, WideFloat.Of(change).Magnitude - WideFloat.Of(Number.AsDecimal(values[i - 1])).Magnitude);
            }
        }

        return most == int.MinValue ? 0 : Math.Clamp(GreatestDigits - (int)Math.Ceiling(most * DigitsPerBit), -28, 38);
    }

    private static decimal Scaled(decimal change, decimal before, WideFloat power, bool divides)
    {
        if (change == 0)
        {
            return 0;
        }

        var ratio = WideFloat.Divide(WideFloat.Of(change), WideFloat.Of(before));
        ratio = divides ? WideFloat.Divide(ratio, power) : WideFloat.Multiply(ratio, power);
        return ratio.TryToDecimal(change < 0 != before < 0, out var result)
            ? result
            : throw new OverflowException("A return is over the range of decimal.");
    }
}
