using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>
/// Doubles counted in a power of two of which all of them are whole multiples. Prices of one magnitude are, so that windows sum them
/// as integers: exactly, without carrying roundings along, and on a bar without waiting for the addition of the bar before.
/// </summary>
internal static class BinaryUnits
{
    // 2^-900 is the finest unit: finer ones could make a mean subnormal, and round it twice.
    private const int LeastExponent = -900;

    // A coarser unit than 1 is not needed, and could take a small value for none.
    private const int GreatestExponent = 0;

    /// <summary>The most units that a sum may have.</summary>
    public const double Greatest = 1L << 62;

    /// <summary>The exponent of the finest unit that a value needs.</summary>
    public static int ExponentOf(double value)
    {
        if (value == 0)
        {
            return GreatestExponent;
        }

        var bits = BitConverter.DoubleToUInt64Bits(value);
        var exponent = (int)(bits >> 52) & 0x7FF;
        var mantissa = (bits & ((1UL << 52) - 1)) | (exponent == 0 ? 0 : 1UL << 52);
        return Math.Min(GreatestExponent, Math.Max(exponent, 1) - 1075 + BitOperations.TrailingZeroCount(mantissa));
    }

    /// <summary>How many units make 1: the inverse of the unit.</summary>
    public static double PerOne(int exponent) => Math.ScaleB(1.0, -exponent);

    /// <summary>How many of the finest unit that the values of a window need make 1; none where it would be too fine.</summary>
    public static bool TryFindPerOne<T>(T[] ring, int slot, int length, out double perOne)
        where T : struct
    {
        var exponent = GreatestExponent;
        for (var i = length; i > 0; i--)
        {
            exponent = Math.Min(exponent, ExponentOf(Number.AsDouble(WindowRing.At(ring, unchecked(slot - i)))));
        }

        perOne = exponent >= LeastExponent ? PerOne(exponent) : 0;
        return perOne != 0;
    }

    /// <summary>Whether a number is what <see cref="PerOne"/> gives for some exponent.</summary>
    public static bool IsPerOne(double perOne) =>
        perOne >= 1 && double.IsFinite(perOne) && -Math.ILogB(perOne) >= LeastExponent && PerOne(-Math.ILogB(perOne)) == perOne;

    /// <summary>Counts a value, if it is a whole number of units and at most a limit. Missing values are not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryCount(double value, double perOne, double limit, out long count)
    {
        // Compared as doubles: there and back again is what costs most.
        var scaled = value * perOne;
        count = double.ConvertToIntegerNative<long>(scaled);
        return Math.Truncate(scaled) == scaled && Math.Abs(scaled) <= limit;
    }

    /// <summary>Counts a value that is known to be a whole number of units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Count(double value, double perOne) => double.ConvertToIntegerNative<long>(value * perOne);

    /// <summary>A count as the nearest double and what that is short of: the rest of a sum that is divided in one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Split(long count, out double rest)
    {
        double most = count;
        rest = unchecked(count - double.ConvertToIntegerNative<long>(most));
        return most;
    }

    /// <summary>What is thrown for a saved window whose values are no multiples of its unit.</summary>
    public static IndicatorStateException Damaged(double perOne) =>
        StateReader.Damaged(string.Create(CultureInfo.InvariantCulture, $"the values of a window are not counted in 1/{perOne}"));
}
