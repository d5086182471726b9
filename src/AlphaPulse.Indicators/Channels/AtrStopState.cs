using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="AtrStop{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AtrStopState<T> : IIndicatorState<AtrStopState<T>, Ohlcv<T>, StopValue<T>>
    where T : struct, INumber<T>
{
    private readonly decimal _parameter;
    private readonly T _multiple;
    private readonly StopOrigin _origin;
    private AtrState<T> _range;
    private TrailingBands<T> _bands;
    private T _lastClose;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of the average true range; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="multiple">How many ranges the stop is away; from 0.001 to 100.</param>
    /// <param name="origin">What the stop is measured from.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AtrStopState(int period, decimal multiple, StopOrigin origin)
    {
        _range = new AtrState<T>(period, FirstTrueRange.None);
        _multiple = Factor.Check<T>(multiple, 0.001m, 100);
        _parameter = multiple;
        _origin = origin is StopOrigin.Close or StopOrigin.HighLow
            ? origin
            : throw new ArgumentOutOfRangeException(nameof(origin), origin, "Choose the close or high and low.");
    }

    /// <inheritdoc/>
    public readonly string Name => "atrstop";

    /// <inheritdoc/>
    public readonly int Warmup => _range.Warmup;

    /// <inheritdoc/>
    /// <remarks>A stop holds until the market turns through it, however long that takes: no number of bars is sure to forget it.</remarks>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out StopValue<T> output)
    {
        // There is an average only where the last close was present.
        var lastClose = _lastClose;
        _lastClose = input.Close;
        if (_range.Next(in input, out var range))
        {
            var isClose = _origin == StopOrigin.Close;
            var distance = _multiple * range;
            var upper = (isClose ? input.Close : input.High) + distance;
            var lower = (isClose ? input.Close : input.Low) - distance;
            if (Number.IsPresent(upper) && Number.IsPresent(lower))
            {
                var stop = _bands.Push(upper, lower, input.Close, input.Close >= lastClose);
                output = new StopValue<T>(stop, _bands.Direction);
                return true;
            }
        }

        _bands = default;
        output = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly AtrStopState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly AtrStopState<T> Fresh() => this with { _range = _range.Fresh(), _bands = default, _lastClose = T.Zero };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
        writer.Parameter((int)_origin);
        _range.Save(ref writer);
        _bands.Save(ref writer);
        writer.WriteValue(in _lastClose);
    }

    /// <inheritdoc/>
    public readonly AtrStopState<T> Load(ref StateReader reader)
    {
        reader.Parameter("multiple", _parameter);
        reader.Parameter("origin", (int)_origin);
        return this with { _range = _range.Load(ref reader), _bands = _bands.Load(ref reader), _lastClose = reader.ReadValue<T>() };
    }
}
