using AlphaPulse.Indicators;
using BenchmarkDotNet.Attributes;

namespace AlphaPulse.Benchmarks.Indicators;

/// <summary>
/// An indicator by batch and by stream, in double and in decimal, against the plain loop over a double array that sums a window of
/// 20. Times are per bar of one million.
/// </summary>
[MemoryDiagnoser]
public abstract class IndicatorBenchmark<TDoubleState, TDoubleInput, TDoubleOutput, TDecimalState, TDecimalInput, TDecimalOutput>
    where TDoubleState : struct, IIndicatorState<TDoubleState, TDoubleInput, TDoubleOutput>
    where TDoubleInput : struct
    where TDoubleOutput : struct
    where TDecimalState : struct, IIndicatorState<TDecimalState, TDecimalInput, TDecimalOutput>
    where TDecimalInput : struct
    where TDecimalOutput : struct
{
    private readonly TDoubleOutput[] _doubleOutputs = new TDoubleOutput[IndicatorSeries.Count];
    private readonly TDecimalOutput[] _decimalOutputs = new TDecimalOutput[IndicatorSeries.Count];
    private readonly Indicator<TDoubleState, TDoubleInput, TDoubleOutput> _double;
    private readonly Indicator<TDecimalState, TDecimalInput, TDecimalOutput> _decimal;
    private readonly TDoubleInput[] _doubleInputs;
    private readonly TDecimalInput[] _decimalInputs;

    protected IndicatorBenchmark(
        Indicator<TDoubleState, TDoubleInput, TDoubleOutput> inDouble,
        Indicator<TDecimalState, TDecimalInput, TDecimalOutput> inDecimal,
        TDoubleInput[] doubleInputs,
        TDecimalInput[] decimalInputs)
    {
        _double = inDouble;
        _decimal = inDecimal;
        _doubleInputs = doubleInputs;
        _decimalInputs = decimalInputs;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = IndicatorSeries.Count)]
    public double Loop() => PlainLoop.Run(IndicatorSeries.Count);

    [Benchmark(OperationsPerInvoke = IndicatorSeries.Count)]
    public int DoubleBatch()
    {
        _double.Reset();
        return _double.Batch(_doubleInputs, _doubleOutputs, default);
    }

    [Benchmark(OperationsPerInvoke = IndicatorSeries.Count)]
    public int DoubleStream() => Stream(_double, _doubleInputs, _doubleOutputs);

    [Benchmark(OperationsPerInvoke = IndicatorSeries.Count)]
    public int DecimalBatch()
    {
        _decimal.Reset();
        return _decimal.Batch(_decimalInputs, _decimalOutputs, default);
    }

    [Benchmark(OperationsPerInvoke = IndicatorSeries.Count)]
    public int DecimalStream() => Stream(_decimal, _decimalInputs, _decimalOutputs);

    private static int Stream<TState, TInput, TOutput>(Indicator<TState, TInput, TOutput> indicator, TInput[] inputs, TOutput[] outputs)
        where TState : struct, IIndicatorState<TState, TInput, TOutput>
        where TInput : struct
        where TOutput : struct
    {
        indicator.Reset();
        var values = 0;
        for (var i = 0; i < inputs.Length; i++)
        {
            if (indicator.Update(in inputs[i], out var value))
            {
                outputs[i] = value;
                values++;
            }
        }

        return values;
    }
}
