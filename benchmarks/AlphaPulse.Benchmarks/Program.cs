using AlphaPulse.Benchmarks.Indicators;
using BenchmarkDotNet.Running;

if (args is ["table", ..])
{
    IndicatorTable.Write(Console.Out, args[1..]);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
