using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>What a <see cref="BarFirewall"/> makes of a bar.</summary>
/// <remarks>The value of <c>default</c> lets a bar pass. Equality is by value. Immutable and safe for use from any thread.</remarks>
/// <param name="Kind">Why the bar is held back; <see cref="QuarantineKind.Unreadable"/> where it is not.</param>
/// <param name="Statistic">What was measured: a distance in scales, or bars on end.</param>
/// <param name="Limit">From where on it is too much.</param>
public readonly record struct BarVerdict(QuarantineKind Kind, double Statistic, double Limit)
{
    /// <summary>Whether the bar is held back.</summary>
    public bool IsHeld => Kind != QuarantineKind.Unreadable;

    /// <summary>The reason in words with the values; empty where the bar passes.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Kind switch
    {
        QuarantineKind.Stale => Text($"the same bar, volume included, {Statistic:0} times on end; {Limit:0} count as a source that stands still"),
        QuarantineKind.ZeroVolume => Text($"no volume for {Statistic:0} bars on end where the series trades otherwise; {Limit:0} are held"),
        QuarantineKind.Outlier => Text($"a price {Statistic:0.#} robust scales from the bars before it; {Limit:0.#} are held"),
        QuarantineKind.VenueSpread => Text($"a spread to the second venue {Statistic:0.#} robust scales from the usual one; {Limit:0.#} are held"),
        _ => string.Empty,
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
