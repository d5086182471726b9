using System.Text.RegularExpressions;

namespace AlphaPulse.Architecture.Tests.Documentation;

/// <summary>Finds what the sources measure, trace and log.</summary>
internal static partial class TelemetrySource
{
    /// <summary>The instruments of a source file.</summary>
    public static IEnumerable<(string Name, string Kind, string Unit)> Instruments(string text) =>
        Instrument().Matches(text).Select(m => (m.Groups["name"].Value, m.Groups["kind"].Value.ToLowerInvariant(), m.Groups["unit"].Value));

    /// <summary>The names of the meters of a source file.</summary>
    public static IEnumerable<string> Meters(string text) =>
        Instruments(text).Any() ? MeterName().Matches(text).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal) : [];

    /// <summary>The activities of a source file; what is put in is between angle brackets.</summary>
    public static IEnumerable<string> Activities(string text) => Activity().Matches(text).Select(m => Hole().Replace(m.Groups["name"].Value, "<name>"));

    /// <summary>The log events of a source file.</summary>
    public static IEnumerable<(string Id, string Level)> Events(string text) =>
        Event().Matches(text).Select(m => (m.Groups["id"].Value, m.Groups["level"].Value.ToLowerInvariant()));

    /// <summary>How often a source file makes something of these, in whatever form, so that a form that is not understood is found.</summary>
    public static (int Instruments, int Activities, int Events) Count(string text) =>
        (AnyInstrument().Count(text), AnyActivity().Count(text), AnyEvent().Count(text));

    [GeneratedRegex(@"\.Create(?<kind>Counter|UpDownCounter|Histogram|Gauge|Observable\w+)<\w+>\(\s*(?:name:\s*)?""(?<name>[^""]+)"",\s*(?:unit:\s*)?""(?<unit>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Instrument();

    [GeneratedRegex(@"\.Create(Counter|UpDownCounter|Histogram|Gauge|Observable\w+)<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyInstrument();

    [GeneratedRegex(@"(const string \w+ = |new Meter\(|\bnew\()""(?<name>AlphaPulse[\w.]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MeterName();

    [GeneratedRegex(@"\.StartActivity\(\s*\$?""(?<name>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Activity();

    [GeneratedRegex(@"\.(StartActivity|CreateActivity)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyActivity();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"\[LoggerMessage\(\s*(EventId = )?(?<id>\d+),\s*(Level = )?LogLevel\.(?<level>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Event();

    [GeneratedRegex(@"\[LoggerMessage\b|\bLoggerMessage\.Define|\bnew EventId\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyEvent();
}
