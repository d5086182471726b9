using System.CommandLine;
using AlphaPulse.Cli.Bars;
using AlphaPulse.Features;

namespace AlphaPulse.Cli.Features;

/// <summary><c>--stream NAME=FILE</c> and <c>--source NAME[:REDUCTION][@UNTIL]=FILE</c>: what features use beside the bars.</summary>
internal static class InputsOption
{
    public static Option<string[]> Streams() => new("--stream")
    {
        Description = "Another instrument that features name behind an @, and its bars as CSV, as in ETHUSDT=ethusdt-1h.csv; may be repeated.",
    };

    public static Option<string[]> Sources() => new("--source")
    {
        Description = "A source that features name with input(...), and its observations as CSV with the columns time, available_at and value, as in sentiment=scores.csv; "
            + "'name:count=', ':last=' or ':deviation=' instead of the mean of a bar, 'name:count@2024-06-01T00:00:00Z=' where the file is complete until then; may be repeated.",
    };

    /// <summary>Bars with what the two options name; each name once, and one that the features use.</summary>
    public static async Task<LeakData> ReadAsync(
        ParseResult parsed, FeatureSet set, IReadOnlyList<Bar> bars, string[]? streams, string[]? sources, string? timeframe, CancellationToken cancellationToken)
    {
        var otherFiles = Entries("--stream", streams, set.Streams);
        var others = new Dictionary<string, IReadOnlyList<Bar>>(StringComparer.Ordinal);
        foreach (var (name, file) in otherFiles)
        {
            others[name] = await InputBars.LoadAsync(parsed, file, timeframe, cancellationToken);
        }

        return new LeakData(bars) { Streams = others, Channels = await ReadSourcesAsync(set, sources, cancellationToken) };
    }

    /// <summary>The observations that <c>--source</c> names.</summary>
    public static async Task<IReadOnlyDictionary<string, LeakChannel>> ReadSourcesAsync(FeatureSet set, string[]? sources, CancellationToken cancellationToken)
    {
        var channels = new Dictionary<string, LeakChannel>(StringComparer.Ordinal);
        foreach (var (source, file) in Entries("--source", sources, set.Inputs, NameOf))
        {
            var name = NameOf(source);
            var (reduction, coveredUntil) = ReductionOf(source[name.Length..]);
            channels[name] = new LeakChannel(await ObservationCsv.ReadAsync(file, cancellationToken), reduction) { CoveredUntil = coveredUntil };
        }

        return channels;
    }

    /// <summary>What an option that may be repeated names, each name once.</summary>
    /// <param name="option">The option.</param>
    /// <param name="texts">What was given.</param>
    /// <param name="used">The names that the features use.</param>
    /// <param name="nameOf">The name in what is left of the <c>=</c>; <see langword="null"/>: all of it.</param>
    /// <exception cref="FormatException">A name is given twice, or no feature uses it.</exception>
    public static IReadOnlyList<(string Name, string Value)> Entries(string option, string[]? texts, IReadOnlyList<string> used, Func<string, string>? nameOf = null)
    {
        var entries = (texts ?? []).Select(t => Divide(option, t)).ToList();
        var names = entries.ConvertAll(e => nameOf?.Invoke(e.Name) ?? e.Name);
        if (names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key is { } twice)
        {
            throw new FormatException($"{option} names '{twice}' more than once; give each name once.");
        }

        return names.Find(n => !used.Contains(n, StringComparer.Ordinal)) is { } unused
            ? throw new FormatException($"{option} names '{unused}', which no feature uses; {(used.Count == 0 ? "the features need none" : $"they use {string.Join(", ", used)}")}. Leave it out or correct it.")
            : entries;
    }

    /// <summary>The two sides of <c>NAME=VALUE</c>.</summary>
    public static (string Name, string Value) Divide(string option, string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1
            ? (text[..at], text[(at + 1)..])
            : throw new FormatException($"{option} is '{text}'; write a name, '=' and what it stands for, as in ETHUSDT=ethusdt-1h.csv.");
    }

    private static string NameOf(string source) => source.IndexOfAny([':', '@']) is var end and >= 0 ? source[..end] : source;

    private static (ObservationReduction Reduction, DateTimeOffset? CoveredUntil) ReductionOf(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var reduction = at < 0 ? text : text[..at];
        return (
            reduction.Length == 0 ? ObservationReduction.Mean : Reduction(reduction[1..]),
            at < 0 ? null : ObservationCsv.TryReadTime(text[(at + 1)..], out var until) ? until : throw new FormatException(
                $"'{text[(at + 1)..]}' is no time until which a source is complete; write it in UTC, as in 2024-06-01T00:00:00Z."));
    }

    private static ObservationReduction Reduction(string text) => text switch
    {
        "mean" => ObservationReduction.Mean,
        "count" => ObservationReduction.Count,
        "last" => ObservationReduction.Last,
        "deviation" => ObservationReduction.Deviation,
        _ => throw new FormatException($"'{text}' is no reduction of the observations of a bar; there are mean, count, last and deviation."),
    };
}
