using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>One wave of a sine and a cosine, in as many steps as a dominant cycle may have bars.</summary>
internal static class CycleWaves<T>
    where T : struct, INumber<T>
{
    public const int Longest = 50;

    /// <summary>sin(2 pi i / n) by n and i.</summary>
    public static readonly T[][] Sines = Of(DecimalMath.Sin);

    /// <summary>cos(2 pi i / n) by n and i.</summary>
    public static readonly T[][] Cosines = Of(DecimalMath.Cos);

    private static T[][] Of(Func<decimal, decimal> wave) =>
        [.. Enumerable.Range(0, Longest + 1).Select(n =>
            Enumerable.Range(0, n).Select(i => Number.Convert<T>(wave(2 * DecimalMath.Pi * i / n))).ToArray())];
}
