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
}
