using System.CommandLine;
using System.Numerics;
using AlphaPulse.Cli.Bars;
using AlphaPulse.Cli.Output;
using AlphaPulse.Indicators;

namespace AlphaPulse.Cli.Indicators;

/// <summary><c>alphapulse indicators compute</c>.</summary>
internal static class IndicatorsComputeCommand
{
    public static Command Create()
    {
        var input = CommonOptions.Input();
        var indicator = new Option<string[]>("--indicator") { Description = "An indicator such as rsi(14), bbands(20,2) or ema(20,hlc3); may be repeated.", Required = true };
        var number = new Option<string>("--number") { Description = "The number type to calculate in.", DefaultValueFactory = _ => "decimal" };
        number.AcceptOnlyFromAmong("decimal", "double");
        var mode = new Option<string>("--mode") { Description = "Bar by bar or all at once; the values are the same.", DefaultValueFactory = _ => "stream" };
        mode.AcceptOnlyFromAmong("stream", "batch");
        var timeframe = CommonOptions.Timeframe();
        var output = CommonOptions.OutputFile();
        var command = new Command("compute", "Bars to indicator values as CSV; an empty field is no value. Example: alphapulse indicators compute --input bars.csv --indicator 'rsi(14)' --number decimal --mode stream --output -")
        {
            input, indicator, number, mode, timeframe, output,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var specs = parsed.GetValue(indicator)!.Select(IndicatorSpec.Parse).ToList();
            var bars = await InputBars.LoadAsync(parsed, parsed.GetValue(input)!, parsed.GetValue(timeframe), cancellationToken);
            var batch = parsed.GetValue(mode) == "batch";
            var path = parsed.GetValue(output)!;
            await (parsed.GetValue(number) == "double"
                ? ComputeAsync<double>(specs, bars, batch, path, cancellationToken)
                : ComputeAsync<decimal>(specs, bars, batch, path, cancellationToken));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Task ComputeAsync<T>(
        IReadOnlyList<IndicatorSpec> specs, IReadOnlyList<Bar> bars, bool batch, string path, CancellationToken cancellationToken)
        where T : struct, INumber<T>
    {
        var runner = new IndicatorRunner<T>(specs);
        var rows = batch ? runner.Batch(bars) : runner.Stream(bars);
        return Streams.WriteAsync(path, (stream, token) => CsvTable.WriteAsync(stream, runner.Columns, rows, token), cancellationToken);
    }
}
