using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>What is missing, for every kind of input. As in <see cref="Number"/>, the cases that do not apply cost nothing.</summary>
internal static class Inputs
{
    /// <summary>Whether every number of an input is present. Every decimal is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPresent<TInput>(in TInput input)
        where TInput : struct
    {
        if (typeof(TInput) == typeof(double))
        {
            return double.IsFinite(Unsafe.BitCast<TInput, double>(input));
        }

        if (typeof(TInput) == typeof(Pair<double>))
        {
            var pair = Unsafe.BitCast<TInput, Pair<double>>(input);
            return double.IsFinite(pair.First) && double.IsFinite(pair.Second);
        }

        if (typeof(TInput) == typeof(Breadth<double>))
        {
            ref readonly var breadth = ref Unsafe.As<TInput, Breadth<double>>(ref Unsafe.AsRef(in input));
            return double.IsFinite(breadth.AdvancingIssues) && double.IsFinite(breadth.DecliningIssues)
                && double.IsFinite(breadth.AdvancingVolume) && double.IsFinite(breadth.DecliningVolume);
        }

        if (typeof(TInput) == typeof(Ohlcv<double>))
        {
            ref readonly var bar = ref Unsafe.As<TInput, Ohlcv<double>>(ref Unsafe.AsRef(in input));
            return double.IsFinite(bar.Open) && double.IsFinite(bar.High) && double.IsFinite(bar.Low)
                && double.IsFinite(bar.Close) && double.IsFinite(bar.Volume);
        }

        return true;
    }

    /// <summary>A missing input over <see cref="double"/>; there is none over <see cref="decimal"/>.</summary>
    public static TInput Missing<TInput>()
        where TInput : struct
    {
        if (typeof(TInput) == typeof(double))
        {
            return Unsafe.BitCast<double, TInput>(double.NaN);
        }

        return typeof(TInput) == typeof(Pair<double>)
            ? Unsafe.BitCast<Pair<double>, TInput>(new Pair<double>(double.NaN, double.NaN))
            : throw new NotSupportedException($"There is no missing value of type {typeof(TInput)}.");
    }
}
