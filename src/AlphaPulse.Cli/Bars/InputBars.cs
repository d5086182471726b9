using System.CommandLine;
using AlphaPulse.Cli.Output;
using AlphaPulse.Collectors;

namespace AlphaPulse.Cli.Bars;

/// <summary>The bars of an input file for verbs that need no store.</summary>
internal static class InputBars
{
    public static async Task<IReadOnlyList<Bar>> LoadAsync(ParseResult parsed, string path, string? timeframe, CancellationToken cancellationToken) =>
        (await LoadWithReportAsync(parsed, path, timeframe, cancellationToken)).Bars;

    public static async Task<LoadedBars> LoadWithReportAsync(
        ParseResult parsed, string path, string? timeframe, CancellationToken cancellationToken, string? instrument = null)
    {
        var options = new ImportOptions
        {
            Timeframe = timeframe is null ? null : Timeframe.Parse(timeframe),
            Instrument = instrument is null ? null : InstrumentId.Parse(instrument),
        };
        LoadedBars loaded;
        if (path == Streams.Standard)
        {
            await using var standard = Console.OpenStandardInput();
            loaded = await CsvBarLoader.LoadAsync(standard, "stdin", options, cancellationToken);
        }
        else
        {
            loaded = await CsvBarLoader.LoadAsync(path, options, cancellationToken);
        }

        // Nothing is dropped in silence: these verbs have no quarantine to look into later.
        foreach (var row in loaded.Quarantined)
        {
            Printer.Note(parsed, FormattableString.Invariant($"{row.Source}, line {row.Line}: {row.Reason}"));
        }

        return loaded;
    }
}
