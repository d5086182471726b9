using System.Globalization;
using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Between which values an output is; for which bars says <see cref="IndicatorDescriptor.Ranges"/>.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value.</remarks>
/// <param name="Minimum">The least value, itself included; <see langword="null"/> where there is none.</param>
/// <param name="Maximum">The greatest value, itself included; <see langword="null"/> where there is none.</param>
public sealed record OutputRange(decimal? Minimum, decimal? Maximum)
{
    /// <summary>Any value.</summary>
    public static OutputRange Unbounded { get; } = new(null, null);

    /// <summary>Any value from 0 on.</summary>
    public static OutputRange NotNegative { get; } = new(0, null);

    /// <summary>Whether a value is within the range.</summary>
    /// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>Whether it is; never for a value that is missing (NaN), if there is a bound.</returns>
    public bool Contains<T>(T value)
        where T : struct, INumber<T> =>
        (Minimum is not { } minimum || value >= T.CreateChecked(minimum)) && (Maximum is not { } maximum || value <= T.CreateChecked(maximum));

    /// <summary>The range in words: <c>from 0 to 100</c>, <c>0 or more</c>, <c>0 or less</c>, <c>any</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => (Minimum, Maximum) switch
    {
        ({ } minimum, { } maximum) => string.Create(CultureInfo.InvariantCulture, $"from {minimum} to {maximum}"),
        ({ } minimum, null) => string.Create(CultureInfo.InvariantCulture, $"{minimum} or more"),
        (null, { } maximum) => string.Create(CultureInfo.InvariantCulture, $"{maximum} or less"),
        _ => "any",
    };
}
