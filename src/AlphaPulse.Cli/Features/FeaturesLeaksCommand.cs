using System.CommandLine;
using AlphaPulse.Cli.Bars;
using AlphaPulse.Cli.Output;
using AlphaPulse.Features;

namespace AlphaPulse.Cli.Features;

/// <summary><c>alphapulse features leaks</c>.</summary>
internal static class FeaturesLeaksCommand
{
    // Every check computes the whole set again; the newest bars tell as much as all of them.
    private const int MostBars = 5_000;

    public static Command Create()
    {
        var input = CommonOptions.Input();
        var set = FeatureSetOption.Create();
        var timeframe = CommonOptions.Timeframe();
        var calendar = CommonOptions.Calendar();
        var streams = InputsOption.Streams();
        var sources = InputsOption.Sources();
        var label = new Option<string?>("--label") { Description = "The label that the features are meant for, such as forward_log_return(6): no column may be it." };
        var json = CommonOptions.Json();
        var command = new Command("leaks", "Looks for features that know the future; exit code 3 where one does, or where a column had no value to look at. Example: alphapulse features leaks --input bars.csv --set core --label 'forward_log_return(6)'")
        {
            input, set, timeframe, calendar, streams, sources, label, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var features = await FeatureSetOption.FindAsync(parsed.GetValue(set)!, cancellationToken);
            var options = new LeakOptions { Label = parsed.GetValue(label) is { } text ? Labels.Parse(text) : null };
            var loaded = await InputBars.LoadWithReportAsync(parsed, parsed.GetValue(input)!, parsed.GetValue(timeframe), cancellationToken);
            var market = parsed.GetValue(calendar) is { } name ? TradingCalendars.Get(name) : loaded.Report.Calendar;
            var bars = loaded.Bars.TakeLast(MostBars).ToList();
            var data = await InputsOption.ReadAsync(
                parsed, features, bars, parsed.GetValue(streams), parsed.GetValue(sources), parsed.GetValue(timeframe), cancellationToken);
            features.EnsureSupplied(data.ToInputs());
            var subject = LeakSubject.Of(features, market, data);
            var report = LeakDetector.Examine(subject, data, market, options);
            Print(report, new FeatureSchema(subject.Name, subject.Columns).Hash, parsed.GetValue(json));
            return report.IsClean ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    private static void Print(LeakReport report, string hash, bool asJson)
    {
        if (asJson)
        {
            Printer.Json(
                new LeakListing(report.Subject, hash, report.Rows, report.Columns, report.Computations, [.. report.Findings.Select(LeakEntry.Of)], report.Unexamined),
                CliJsonContext.Default.LeakListing);
            return;
        }

        Printer.Table(
            ["column", "leak", "row", "time", "what was seen"],
            report.Findings.Select(LeakEntry.Of).Concat(report.Unexamined.Select(LeakEntry.OfUnexamined)).Select(f => (IReadOnlyList<object>)[f.Column, f.Kind, f.Row, f.Time, f.Detail]));
        Printer.Table(
            ["set", "columns", "rows", "computations", "leaks"],
            [[report.Subject, report.Columns, report.Rows, report.Computations, report.Findings.Count]]);
    }
}
