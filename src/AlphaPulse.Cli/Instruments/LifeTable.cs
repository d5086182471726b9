using System.Globalization;
using AlphaPulse.Cli.Output;

namespace AlphaPulse.Cli.Instruments;

/// <summary>Events as a table.</summary>
internal static class LifeTable
{
    public static void Print(IEnumerable<InstrumentEventEntry> events) => Printer.Table(
        ["kind", "at", "known at", "what", "cuts", "evidence"],
        events.Select(e => (IReadOnlyList<object>)[e.Kind, e.At, e.IsKnownAtAssumed ? $"{e.KnownAt} (assumed)" : e.KnownAt, What(e), e.Cuts ? "yes" : "no", e.Evidence]));

    /// <summary>What an event says beside its kind.</summary>
    public static string What(InstrumentEventEntry item)
    {
        string?[] parts =
        [
            item.RenamedTo is { } name ? $"now {name}" : null,
            item.SplitRatio is { } ratio ? string.Create(CultureInfo.InvariantCulture, $"one became {ratio}") : null,
            item.TickSize is { } tick ? string.Create(CultureInfo.InvariantCulture, $"tick {tick}") : null,
            item.LotStep is { } step ? string.Create(CultureInfo.InvariantCulture, $"step {step}") : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }
}
