using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ChandeKroll{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ChandeKrollState<T> : IIndicatorState<ChandeKrollState<T>, Ohlcv<T>, ExitValue<T>>
    where T : struct, INumber<T>
{
    private readonly decimal _parameter;
    private readonly T _multiple;
    private readonly FirstTrueRange _first;
    private AtrState<T> _range;
    private WindowExtremes<T> _window;
    private WindowExtremes<T> _stops;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the extremes and the period of the average true range; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="multiple">How many ranges the stops are away; from 0.001 to 100.</param>
    /// <param name="stopPeriod">The bars of the extremes of the stops; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="first">The true range of the first bar.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ChandeKrollState(int period, decimal multiple, int stopPeriod, FirstTrueRange first)
    {
        _range = new AtrState<T>(period, first);
        _window = new WindowExtremes<T>(period);
        _stops = new WindowExtremes<T>(stopPeriod);
        _multiple = Factor.Check<T>(multiple, 0.001m, 100);
        _parameter = multiple;
        _first = first;
    }

    /// <inheritdoc/>
    public readonly string Name => "cksp";

    /// <inheritdoc/>
    public readonly int Warmup => _range.Warmup + _stops.Length - 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _range.ConvergenceBars(epsilon) + _stops.Length;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out ExitValue<T> output)
    {
        output = default;
        var hasRange = _range.Next(in input, out var range);
        if (_window.Push(input.High, input.Low) && hasRange)
        {
            var distance = _multiple * range;
            _stops.Push(_window.Highest() - distance, _window.Lowest() + distance);
        }
        else if (typeof(T) == typeof(double))
        {
            _stops.Push(Number.From<T>(double.NaN), Number.From<T>(double.NaN));
        }

        if (!_stops.IsFull)
        {
            return false;
        }

        output = new ExitValue<T>(_stops.Highest(), _stops.Lowest());
        return true;
    }

    /// <inheritdoc/>
    public readonly ChandeKrollState<T> Copy() => this with { _window = _window.Copy(), _stops = _stops.Copy() };

    /// <inheritdoc/>
    public readonly ChandeKrollState<T> Fresh() => new(_window.Length, _parameter, _stops.Length, _first);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
        _range.Save(ref writer);
        _window.Save(ref writer);
        _stops.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly ChandeKrollState<T> Load(ref StateReader reader)
    {
        reader.Parameter("multiple", _parameter);
        return this with { _range = _range.Load(ref reader), _window = _window.Load(ref reader), _stops = _stops.Load(ref reader) };
    }
}
