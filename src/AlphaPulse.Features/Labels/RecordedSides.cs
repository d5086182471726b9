using System.Collections.Frozen;

namespace AlphaPulse.Features;

/// <summary>Sides that were decided elsewhere, such as by a primary model, by the open time of their bar.</summary>
/// <remarks>
/// The sides must be those that could be had when the bar closed: a model that was trained on the bars gives sides that know their
/// future. A specification cannot hold them, so <see cref="Labels.Parse"/> does not read this rule. Immutable and safe for use from
/// any thread.
/// </remarks>
public sealed class RecordedSides : ISideRule
{
    private readonly FrozenDictionary<DateTimeOffset, SignalDirection> _sides;

    /// <summary>Creates the rule.</summary>
    /// <param name="source">Where the sides come from, such as a model version; part of the name. Letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and <c>:</c>.</param>
    /// <param name="sides">The side at each bar, by its open time; copied. Bars that are not there have no label.</param>
    /// <exception cref="ArgumentException">The source has other characters.</exception>
    public RecordedSides(string source, IEnumerable<KeyValuePair<DateTimeOffset, SignalDirection>> sides)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        ArgumentNullException.ThrowIfNull(sides);
        if (source.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or ':')))
        {
            throw new ArgumentException($"'{source}' cannot name sides; use letters, digits, '-', '_', '.' and ':'.", nameof(source));
        }

        Name = $"recorded({source})";
        _sides = sides.ToFrozenDictionary();
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int LookbackBars => 0;

    /// <inheritdoc/>
    public SignalDirection? Decide(in LabelStart start) => _sides.TryGetValue(start.Bar.OpenTime, out var side) ? side : null;
}
