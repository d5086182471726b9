using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>What averages of averages have in common: exponential averages that feed each other.</summary>
internal static class NestedEma
{
    public static NestedEmaSeed Check(NestedEmaSeed seed) =>
        seed is NestedEmaSeed.Average or NestedEmaSeed.Common or NestedEmaSeed.FirstValue
            ? seed
            : throw new ArgumentOutOfRangeException(nameof(seed), seed, "Choose averages, a common average or the first value.");

    public static EmaState<T> First<T>(int period, NestedEmaSeed seed)
        where T : struct, INumber<T> =>
        new(period, seed == NestedEmaSeed.FirstValue ? EmaSeed.FirstValue : EmaSeed.Average);

    /// <summary>A later stage; a common seed is the first value that it gets.</summary>
    public static EmaState<T> Later<T>(int period, NestedEmaSeed seed)
        where T : struct, INumber<T> =>
        new(period, seed == NestedEmaSeed.Average ? EmaSeed.Average : EmaSeed.FirstValue);

    /// <summary>Bars to the first value of the last of so many stages.</summary>
    public static int Warmup(int period, NestedEmaSeed seed, int stages) => seed switch
    {
        NestedEmaSeed.Average => stages * (period - 1) + 1,
        NestedEmaSeed.Common => period,
        _ => 1,
    };

    /// <summary>Every stage has to forget its seed, one after the other at worst.</summary>
    public static int Convergence(int period, NestedEmaSeed seed, int stages, double epsilon) => (int)Math.Min(
        int.MaxValue / 2,
        Warmup(period, seed, stages) + stages * (long)Period.BarsToForget((period - 1.0) / (period + 1.0), epsilon));
}
