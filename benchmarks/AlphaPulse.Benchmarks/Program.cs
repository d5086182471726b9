using System.Globalization;
using AlphaPulse.Benchmarks.Export;
using AlphaPulse.Benchmarks.Indicators;
using AlphaPulse.Benchmarks.Live;
using AlphaPulse.Benchmarks.Parsing;
using AlphaPulse.Benchmarks.Storage;
using AlphaPulse.Benchmarks.Training;
using BenchmarkDotNet.Running;

if (args is ["table", ..])
{
    IndicatorTable.Write(Console.Out, args[1..]);
    return;
}

if (args is ["train", var folder, var shape, .. var rest])
{
    TrainingCommand.Run(Console.Out, folder, shape, rest is [var threads] ? int.Parse(threads, NumberStyles.None, CultureInfo.InvariantCulture) : 0);
    return;
}

if (args is ["scoring-cost"])
{
    ScoringCostCommand.Run(Console.Out);
    return;
}

if (args is ["onnx", var models, .. var libraries])
{
    OnnxCommand.Run(Console.Out, models, libraries is [var library] ? library : null);
    return;
}

if (args is ["parse", var recordings])
{
    ParseCommand.Run(Console.Out, recordings);
    return;
}

if (args is ["storage", .. var counts])
{
    await StorageCommand.RunAsync(Console.Out, NumberOr(counts, 0, 1_000_000), NumberOr(counts, 1, 3));
    return;
}

if (args is ["live", .. var live])
{
    await LiveCommand.RunAsync(Console.Out, NumberOr(live, 0, 24), NumberOr(live, 1, 500), NumberOr(live, 2, 30));
    return;
}

if (args is ["live-venue", var minutes, var symbols, var updates])
{
    await LiveVenue.RunAsync(NumberOr([minutes], 0, 0), NumberOr([symbols], 0, 0), NumberOr([updates], 0, 0));
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);

static int NumberOr(string[] numbers, int index, int absent) =>
    numbers.Length > index ? int.Parse(numbers[index], NumberStyles.None, CultureInfo.InvariantCulture) : absent;
