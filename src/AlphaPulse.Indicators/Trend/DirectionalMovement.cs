using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>Wilder's directional movement of one bar against the one before.</summary>
/// <param name="Up">How far the high rose, where that is more than the low fell; otherwise 0.</param>
/// <param name="Down">How far the low fell, where that is more than the high rose; otherwise 0.</param>
internal readonly record struct DirectionalMovement<T>(T Up, T Down)
    where T : struct, INumber<T>
{
    /// <summary>Equal moves in both directions count for neither, or for both where ties count, also where double cannot tell that they are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DirectionalMovement<T> Between(T lastHigh, T lastLow, in Ohlcv<T> bar, bool tiesCount = false)
    {
        var up = bar.High - lastHigh;
        var down = lastLow - bar.Low;
        if (Number.Ties(up, down, Number.Max(lastHigh, bar.High)))
        {
            return tiesCount ? new DirectionalMovement<T>(Number.Max(up, T.Zero), Number.Max(down, T.Zero)) : default;
        }

        return up > down
            ? new DirectionalMovement<T>(Number.Max(up, T.Zero), T.Zero)
            : new DirectionalMovement<T>(T.Zero, Number.Max(down, T.Zero));
    }
}
