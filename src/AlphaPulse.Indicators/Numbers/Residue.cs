using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>What is too small against the price to say anything: rounding, or what an average still remembers of moves long past.</summary>
internal static class Residue
{
    /// <summary>Whether a move is less than 10^-12 of the price, which is below any tick: a ratio of two such moves is 0/0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNothing<T>(T move, T price)
        where T : struct, INumber<T> => T.Abs(move) <= T.Abs(price) * Number.Convert<T>(1e-12m);

    /// <summary>1 where the newer value is the greater one, -1 where the lesser, 0 where they differ by no more than the rounding of the average that
    /// they are of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Direction<T>(T newer, T older, T price)
        where T : struct, INumber<T>
    {
        var change = newer - older;
        var rounding = T.Abs(price) * Number.Convert<T>(typeof(T) == typeof(double) ? 1e-15m : 1e-24m);
        return change > rounding ? 1 : change < -rounding ? -1 : 0;
    }
}
