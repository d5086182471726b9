using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>What several statistics of a window share.</summary>
internal static class StatisticalFunctions
{
    /// <summary>The differences from the mean of the window. From the newest value first, so that the level of the price costs no digits and
    /// equal values give exactly 0.</summary>
    public static void Deviations<T>(ReadOnlySpan<T> window, Span<T> deviations)
        where T : struct, INumber<T>
    {
        var newest = window[^1];
        for (var i = 0; i < window.Length; i++)
        {
            deviations[i] = window[i] - newest;
        }

        Center(deviations);
    }

    /// <summary>The differences from the mean of the window, divided by the greatest difference from the newest value, so that their powers
    /// neither overflow nor lose digits.</summary>
    /// <returns>Whether there are any: not where all values are equal.</returns>
    public static bool TryScaledDeviations<T>(ReadOnlySpan<T> window, Span<T> deviations)
        where T : struct, INumber<T>
    {
        var newest = window[^1];
        var greatest = T.Zero;
        for (var i = 0; i < window.Length; i++)
        {
            deviations[i] = window[i] - newest;
            greatest = Number.Max(greatest, T.Abs(deviations[i]));
        }

        if (greatest == T.Zero)
        {
            return false;
        }

        foreach (ref var deviation in deviations)
        {
            deviation /= greatest;
        }

        Center(deviations);
        return true;
    }

    public static T Sum<T>(ReadOnlySpan<T> values)
        where T : struct, INumber<T>
    {
        var sum = T.Zero;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    public static T SumOfMagnitudes<T>(ReadOnlySpan<T> values)
        where T : struct, INumber<T>
    {
        var sum = T.Zero;
        foreach (var value in values)
        {
            sum += T.Abs(value);
        }

        return sum;
    }

    private static void Center<T>(Span<T> values)
        where T : struct, INumber<T>
    {
        var mean = Sum<T>(values) / T.CreateChecked(values.Length);
        foreach (ref var value in values)
        {
            value -= mean;
        }
    }
}
