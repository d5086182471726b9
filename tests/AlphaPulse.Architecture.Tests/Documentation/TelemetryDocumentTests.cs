using AlphaPulse.Architecture.Tests.Layers;

namespace AlphaPulse.Architecture.Tests.Documentation;

/// <summary>docs/telemetry.md says all that the sources measure, trace and log, and nothing else.</summary>
public class TelemetryDocumentTests
{
    private static readonly string[] Sources =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText),
    ];

    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "telemetry.md"));

    [Fact]
    public void Every_instrument_is_documented_with_its_meter_kind_and_unit()
    {
        var rows = Rows("Meters");
        var found = Sources.SelectMany(text => TelemetrySource.Instruments(text)
            .SelectMany(i => TelemetrySource.Meters(text), (i, meter) => $"`{meter}` | `{i.Name}` | {i.Kind} | `{i.Unit}`")).ToList();
        Assert.NotEmpty(found);
        AssertSame(found, rows.Select(r => string.Join(" | ", r.Take(4))));
        Assert.All(rows, r => Assert.Equal(6, r.Length));
    }

    [Fact]
    public void Every_activity_is_documented()
    {
        var found = Sources.SelectMany(TelemetrySource.Activities).Select(name => $"`{name}`").ToList();
        Assert.NotEmpty(found);
        AssertSame(found, Rows("Activities").Select(r => r[1]));
    }

    [Fact]
    public void Every_log_event_is_documented_with_its_level_and_no_id_is_used_twice()
    {
        var found = Sources.SelectMany(TelemetrySource.Events).Select(e => $"{e.Id} | {e.Level}").ToList();
        Assert.NotEmpty(found);
        AssertSame(found, Rows("Log events").Select(r => string.Join(" | ", r.Skip(1).Take(2))));
        Assert.Equal(found.Count, Sources.SelectMany(TelemetrySource.Events).Select(e => e.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_form_in_the_sources_is_understood() => Assert.All(Sources, text => Assert.Equal(
        TelemetrySource.Count(text),
        (TelemetrySource.Instruments(text).Count(), TelemetrySource.Activities(text).Count(), TelemetrySource.Events(text).Count())));

    [Fact]
    public void A_source_is_read_as_it_is_written()
    {
        const string Text = """
            private static readonly Meter Meter = new("AlphaPulse.X");
            Meter.CreateCounter<long>("x.bars", "{bar}", "Bars.");
            Meter.CreateHistogram<double>(
                "x.time", "s", "Time.");
            using var activity = Activities.StartActivity($"stage {stage.Name}");
            [LoggerMessage(7, LogLevel.Error, "Seven.")]
            [LoggerMessage(
                EventId = 8,
                Level = LogLevel.Debug,
                Message = "Eight.")]
            """;
        Assert.Equal([("x.bars", "counter", "{bar}"), ("x.time", "histogram", "s")], TelemetrySource.Instruments(Text));
        Assert.Equal(["AlphaPulse.X"], TelemetrySource.Meters(Text));
        Assert.Equal(["stage <name>"], TelemetrySource.Activities(Text));
        Assert.Equal([("7", "error"), ("8", "debug")], TelemetrySource.Events(Text));
        Assert.Equal((2, 1, 2), TelemetrySource.Count(Text));
        Assert.Equal((1, 0, 0), TelemetrySource.Count("Meter.CreateGauge<int>(name)"));
    }

    /// <summary>The cells of the rows of the table below a heading.</summary>
    private static List<string[]> Rows(string heading)
    {
        var lines = Document.ReplaceLineEndings("\n").Split('\n');
        return
        [
            .. lines.SkipWhile(l => l != $"## {heading}").Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
                .Where(l => l.StartsWith('|')).Skip(2)
                .Select(l => l.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
        ];
    }

    private static void AssertSame(IEnumerable<string> source, IEnumerable<string> document)
    {
        var (inSource, inDocument) = (source.Order(StringComparer.Ordinal).ToList(), document.Order(StringComparer.Ordinal).ToList());
        LayerTests.AssertNone(
        [
            .. inSource.Except(inDocument, StringComparer.Ordinal).Select(l => $"docs/telemetry.md lacks: {l}"),
            .. inDocument.Except(inSource, StringComparer.Ordinal).Select(l => $"docs/telemetry.md says what no source has: {l}"),
            .. inDocument.GroupBy(l => l, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"docs/telemetry.md says twice: {g.Key}"),
        ]);
    }
}
