using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>Whether the prices of a bar that an indicator takes are present; in decimal they always are.</summary>
internal static class BarPresence
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasRange<T>(in Ohlcv<T> bar)
        where T : struct, INumber<T> => Number.IsPresent(bar.High) && Number.IsPresent(bar.Low);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasBody<T>(in Ohlcv<T> bar)
        where T : struct, INumber<T> => Number.IsPresent(bar.Open) && Number.IsPresent(bar.Close);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasRangeAndClose<T>(in Ohlcv<T> bar)
        where T : struct, INumber<T> => HasRange(in bar) && Number.IsPresent(bar.Close);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasAll<T>(in Ohlcv<T> bar)
        where T : struct, INumber<T> => HasRange(in bar) && HasBody(in bar);
}
