using System.Runtime.CompilerServices;
using AlphaPulse.Indicators;

namespace AlphaPulse.Benchmarks.Indicators;

/// <summary>Times an indicator by batch and by stream, in turn with the plain loop.</summary>
internal sealed class IndicatorTimer<TState, TInput, TOutput>(Indicator<TState, TInput, TOutput> indicator, TInput[] inputs)
    where TState : struct, IIndicatorState<TState, TInput, TOutput>
    where TInput : struct
    where TOutput : struct
{
    // Enough calls for the compiler to reach its last tier, and enough bars to count what it needs to know.
    private const int WarmupRounds = 8;
    private const int WarmupCalls = 40;
    private const int WarmupBars = 3000;
    private readonly TOutput[] _outputs = new TOutput[inputs.Length];

    public IndicatorTimes Measure(int passes)
    {
        for (var round = 0; round < WarmupRounds; round++)
        {
            for (var call = 0; call < WarmupCalls; call++)
            {
                Batch(WarmupBars);
                Stream(WarmupBars);
                PlainLoop.Run(WarmupBars);
            }

            Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System).GetAwaiter().GetResult();
        }

        Batch(inputs.Length);
        var loops = new double[passes];
        var batches = new double[passes];
        var streams = new double[passes];
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var pass = 0; pass < passes; pass++)
        {
            loops[pass] = Time(() => PlainLoop.Run(inputs.Length));
            batches[pass] = Time(() => Batch(inputs.Length));
            streams[pass] = Time(() => Stream(inputs.Length));
        }

        var bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return new IndicatorTimes(Lowest(loops), Lowest(batches), Lowest(streams), Math.Round(bytes / (2.0 * passes * inputs.Length), 2));
    }

    private double Time(Action action)
    {
        var before = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / inputs.Length;
    }

    // Apart: no loop over bars makes new windows, and what is inlined for them would be missing where the bars are taken in.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Reset() => indicator.Reset();

    private void Batch(int count)
    {
        Reset();
        indicator.Batch(inputs.AsSpan(0, count), _outputs, default);
    }

    private void Stream(int count)
    {
        Reset();
        var outputs = _outputs;
        for (var i = 0; i < count; i++)
        {
            if (indicator.Update(in inputs[i], out var value))
            {
                outputs[i] = value;
            }
        }
    }

    // Other work on the machine only ever adds time.
    private static double Lowest(double[] values) => values.Min();
}
