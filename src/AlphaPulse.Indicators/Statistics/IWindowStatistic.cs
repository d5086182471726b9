using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>A statistic of the last values that goes over all of them at every bar, such as a median.</summary>
/// <remarks>An implementation is an immutable struct; <see cref="WindowStatisticState{T, TStatistic}"/> keeps the values.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public interface IWindowStatistic<T>
    where T : struct, INumber<T>
{
    /// <summary>The name in the catalog, which is also written into saved states.</summary>
    string Name { get; }

    /// <summary>How many values it goes over; at least 1.</summary>
    int Length { get; }

    /// <summary>The parameters beside the length as one number, by which a saved state is recognised.</summary>
    decimal Parameters { get; }

    /// <summary>Computes the statistic.</summary>
    /// <param name="window">The values, all present, the oldest first.</param>
    /// <param name="scratch">As long as the window, to work in; its content means nothing before and after.</param>
    /// <param name="value">The statistic.</param>
    /// <returns>Whether there is one: not where the formula is undefined (0/0).</returns>
    bool TryCompute(ReadOnlySpan<T> window, Span<T> scratch, out T value);
}
