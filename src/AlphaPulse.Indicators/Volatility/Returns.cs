using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Returns from one value to a later one.</summary>
internal static class Returns
{
    /// <summary>The return; none where the formula is undefined or a value is missing.</summary>
    public static bool TryBetween<T>(T before, T value, ReturnKind kind, out T change)
        where T : struct, INumber<T>
    {
        if (kind == ReturnKind.Logarithmic)
        {
            return RealFunctions.TryLogOfRatio(value, before, out change);
        }

        change = default;
        if (before == T.Zero)
        {
            return false;
        }

        change = (value - before) / before;
        return Number.IsPresent(change);
    }

    /// <summary>What a return of 1 is in the units of <see cref="TryInUnits"/>: in billionths, a decimal keeps the digits of small returns.</summary>
    public static T Unit<T>()
        where T : struct, INumber<T> => typeof(T) == typeof(double) ? T.One : Number.Convert<T>(1_000_000_000m);

    /// <summary>The simple return, for ratios of returns, in which the unit does not matter; none from 0, and none beyond 10^18.</summary>
    public static bool TryInUnits<T>(T before, T value, out T change)
        where T : struct, INumber<T>
    {
        change = default;
        return before != T.Zero
            && RealFunctions.TryMultiplyDivide(value - before, Unit<T>(), before, typeof(T) == typeof(double) ? 1e18 : 1e27, out change);
    }
}
