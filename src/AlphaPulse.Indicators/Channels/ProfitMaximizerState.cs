using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ProfitMaximizer{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ProfitMaximizerState<T> : IIndicatorState<ProfitMaximizerState<T>, Ohlcv<T>, StopValue<T>>
    where T : struct, INumber<T>
{
    private readonly decimal _parameter;
    private readonly T _multiple;
    private AtrState<T> _range;
    private BandAverageState<T> _average;
    private TrailingBands<T> _bands;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of the averages; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="multiple">How many ranges the stop is away; from 0.001 to 100.</param>
    /// <param name="average">The average.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ProfitMaximizerState(int period, decimal multiple, BandAverage average)
    {
        _range = new AtrState<T>(period, FirstTrueRange.None);
        _average = new BandAverageState<T>(period, average);
        _multiple = Factor.Check<T>(multiple, 0.001m, 100);
        _parameter = multiple;
    }

    /// <inheritdoc/>
    public readonly string Name => "pmax";

    /// <inheritdoc/>
    public readonly int Warmup => _range.Warmup;

    /// <inheritdoc/>
    /// <remarks>A stop holds until the market turns through it, however long that takes: no number of bars is sure to forget it.</remarks>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out StopValue<T> output)
    {
        var hasAverage = _average.Next(Half.Way(input.High, input.Low), out var middle);
        if (_range.Next(in input, out var range) && hasAverage)
        {
            var distance = _multiple * range;
            var upper = middle + distance;
            var lower = middle - distance;
            if (Number.IsPresent(upper) && Number.IsPresent(lower))
            {
                var stop = _bands.Push(upper, lower, middle, true);
                output = new StopValue<T>(stop, _bands.Direction);
                return true;
            }
        }

        _bands = default;
        output = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly ProfitMaximizerState<T> Copy() => this with { _average = _average.Copy() };

    /// <inheritdoc/>
    public readonly ProfitMaximizerState<T> Fresh() => this with { _range = _range.Fresh(), _average = _average.Fresh(), _bands = default };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
        _range.Save(ref writer);
        _average.Save(ref writer);
        _bands.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly ProfitMaximizerState<T> Load(ref StateReader reader)
    {
        reader.Parameter("multiple", _parameter);
        return this with { _range = _range.Load(ref reader), _average = _average.Load(ref reader), _bands = _bands.Load(ref reader) };
    }
}
