using System.Globalization;
using AlphaPulse.Benchmarks.Indicators;
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

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
