using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>A bar and the indicators after it.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Bar">The bar.</param>
/// <param name="Values">One value for each column; <see langword="null"/> where there is none.</param>
public sealed record IndicatorRow<T>(Bar Bar, IReadOnlyList<T?> Values)
    where T : struct, INumber<T>;
