using System.CommandLine;
using AlphaPulse.Cli.Bars;
using AlphaPulse.Cli.Output;
using AlphaPulse.Features;

namespace AlphaPulse.Cli.Features;

/// <summary><c>alphapulse features compute</c>.</summary>
internal static class FeaturesComputeCommand
{
    public static Command Create()
    {
        var input = CommonOptions.Input();
        var set = FeatureSetOption.Create();
        var timeframe = CommonOptions.Timeframe();
        var calendar = CommonOptions.Calendar();
        var streams = InputsOption.Streams();
        var sources = InputsOption.Sources();
        var output = CommonOptions.OutputFile();
        var command = new Command("compute", "Bars to feature rows as CSV; an empty field is no value. Example: alphapulse features compute --input bars.csv --set core --output features.csv")
        {
            input, set, timeframe, calendar, streams, sources, output,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var features = await FeatureSetOption.FindAsync(parsed.GetValue(set)!, cancellationToken);
            var loaded = await InputBars.LoadWithReportAsync(parsed, parsed.GetValue(input)!, parsed.GetValue(timeframe), cancellationToken);
            var market = parsed.GetValue(calendar) is { } name ? TradingCalendars.Get(name) : loaded.Report.Calendar;
            var data = await InputsOption.ReadAsync(
                parsed, features, loaded.Bars, parsed.GetValue(streams), parsed.GetValue(sources), parsed.GetValue(timeframe), cancellationToken);
            var matrix = FeatureMatrix.Compute(features, market, data.Bars, data.ToInputs(), cancellationToken);
            await Streams.WriteAsync(
                parsed.GetValue(output)!, (stream, token) => FeatureCsv.WriteAsync(matrix, stream, token), cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }
}
