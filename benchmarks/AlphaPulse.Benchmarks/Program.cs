using System.Globalization;
using AlphaPulse.Benchmarks.Indicators;
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

if (args is ["parse", var recordings])
{
    ParseCommand.Run(Console.Out, recordings);
    return;
}

if (args is ["storage", .. var counts])
{
    int Count(int index, int absent) => counts.Length > index ? int.Parse(counts[index], NumberStyles.None, CultureInfo.InvariantCulture) : absent;
    await StorageCommand.RunAsync(Console.Out, Count(0, 1_000_000), Count(1, 3));
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
