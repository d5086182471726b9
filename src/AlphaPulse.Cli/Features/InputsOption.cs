using System.CommandLine;
using AlphaPulse.Cli.Bars;
using AlphaPulse.Features;

namespace AlphaPulse.Cli.Features;

/// <summary><c>--stream NAME=FILE</c> and <c>--source NAME[:REDUCTION]=FILE</c>: what features use beside the bars.</summary>
internal static class InputsOption
{
    public static Option<string[]> Streams() => new("--stream")
    {
        Description = "Another instrument that features name behind an @, and its bars as CSV, as in ETHUSDT=ethusdt-1h.csv; may be repeated.",
    };

    public static Option<string[]> Sources() => new("--source")
    {
        Description = "A source that features name with input(...), and its observations as CSV with the columns time, available_at and value, as in sentiment=scores.csv; "
            + "'name:count=', ':last=' or ':deviation=' instead of the mean of a bar; may be repeated.",
    };

    /// <summary>Bars with what the two options name.</summary>
    public static async Task<LeakData> ReadAsync(
        ParseResult parsed, IReadOnlyList<Bar> bars, string[]? streams, string[]? sources, string? timeframe, CancellationToken cancellationToken)
    {
        var others = new Dictionary<string, IReadOnlyList<Bar>>(StringComparer.Ordinal);
        foreach (var (name, file) in (streams ?? []).Select(s => Divide("--stream", s)))
        {
            others[name] = await InputBars.LoadAsync(parsed, file, timeframe, cancellationToken);
        }

        var channels = new Dictionary<string, LeakChannel>(StringComparer.Ordinal);
        foreach (var (name, file) in (sources ?? []).Select(s => Divide("--source", s)))
        {
            var colon = name.IndexOf(':', StringComparison.Ordinal);
            channels[colon < 0 ? name : name[..colon]] = new LeakChannel(
                await ObservationCsv.ReadAsync(file, cancellationToken), colon < 0 ? ObservationReduction.Mean : ReductionOf(name[(colon + 1)..]));
        }

        return new LeakData(bars) { Streams = others, Channels = channels };
    }

    /// <summary>The two sides of <c>NAME=VALUE</c>.</summary>
    public static (string Name, string Value) Divide(string option, string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1
            ? (text[..at], text[(at + 1)..])
            : throw new FormatException($"{option} is '{text}'; write a name, '=' and what it stands for, as in ETHUSDT=ethusdt-1h.csv.");
    }

    private static ObservationReduction ReductionOf(string text) => text switch
    {
        "mean" => ObservationReduction.Mean,
        "count" => ObservationReduction.Count,
        "last" => ObservationReduction.Last,
        "deviation" => ObservationReduction.Deviation,
        _ => throw new FormatException($"'{text}' is no reduction of the observations of a bar; there are mean, count, last and deviation."),
    };
}
