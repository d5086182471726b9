using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The middle between two prices, without a division.</summary>
internal static class Half
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Way<T>(T one, T other)
        where T : struct, INumber<T> => typeof(T) == typeof(double)
        ? Number.From<T>(0.5 * (Number.AsDouble(one) + Number.AsDouble(other)))
        : Number.From<T>(0.5m * (Number.AsDecimal(one) + Number.AsDecimal(other)));
}
