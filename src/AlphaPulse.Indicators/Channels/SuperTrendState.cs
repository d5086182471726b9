using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="SuperTrend{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct SuperTrendState<T> : IIndicatorState<SuperTrendState<T>, Ohlcv<T>, StopValue<T>>
    where T : struct, INumber<T>
{
    private readonly decimal _parameter;
    private readonly T _multiple;
    private AtrState<T> _range;
    private TrailingBands<T> _bands;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of the average true range; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="multiple">How many ranges the bands are away; from 0.001 to 100.</param>
    /// <param name="first">The true range of the first bar.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public SuperTrendState(int period, decimal multiple, FirstTrueRange first)
    {
        _range = new AtrState<T>(period, first);
        _multiple = Factor.Check<T>(multiple, 0.001m, 100);
        _parameter = multiple;
    }

    /// <inheritdoc/>
    public readonly string Name => "supertrend";

    /// <inheritdoc/>
    public readonly int Warmup => _range.Warmup;

    /// <inheritdoc/>
    /// <remarks>A stop holds until the market turns through it, however long that takes: no number of bars is sure to forget it.</remarks>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out StopValue<T> output)
    {
        if (_range.Next(in input, out var range))
        {
            var middle = Half.Way(input.High, input.Low);
            var distance = _multiple * range;
            var upper = middle + distance;
            var lower = middle - distance;
            if (Number.IsPresent(upper) && Number.IsPresent(lower))
            {
                var stop = _bands.Push(upper, lower, input.Close, input.Close >= middle);
                output = new StopValue<T>(stop, _bands.Direction);
                return true;
            }
        }

        _bands = default;
        output = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly SuperTrendState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly SuperTrendState<T> Fresh() => this with { _range = _range.Fresh(), _bands = default };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
        _range.Save(ref writer);
        _bands.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly SuperTrendState<T> Load(ref StateReader reader)
    {
        reader.Parameter("multiple", _parameter);
        return this with { _range = _range.Load(ref reader), _bands = _bands.Load(ref reader) };
    }
}
