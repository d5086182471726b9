using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Chandelier{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ChandelierState<T> : IIndicatorState<ChandelierState<T>, Ohlcv<T>, ExitValue<T>>
    where T : struct, INumber<T>
{
    private readonly decimal _parameter;
    private readonly T _multiple;
    private AtrState<T> _range;
    private WindowExtremes<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the extremes and the period of the average true range; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="multiple">How many ranges the stops are away; from 0.001 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ChandelierState(int period, decimal multiple)
    {
        _range = new AtrState<T>(period, FirstTrueRange.None);
        _window = new WindowExtremes<T>(period);
        _multiple = Factor.Check<T>(multiple, 0.001m, 100);
        _parameter = multiple;
    }

    /// <inheritdoc/>
    public readonly string Name => "chandelier";

    /// <inheritdoc/>
    public readonly int Warmup => _range.Warmup;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _range.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out ExitValue<T> output)
    {
        output = default;
        var hasRange = _range.Next(in input, out var range);
        if (!_window.Push(input.High, input.Low) || !hasRange)
        {
            return false;
        }

        var distance = _multiple * range;
        output = new ExitValue<T>(_window.Highest() - distance, _window.Lowest() + distance);
        return Number.IsPresent(output.Long) && Number.IsPresent(output.Short);
    }

    /// <inheritdoc/>
    public readonly ChandelierState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly ChandelierState<T> Fresh() => new(_window.Length, _parameter);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
        _range.Save(ref writer);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly ChandelierState<T> Load(ref StateReader reader)
    {
        reader.Parameter("multiple", _parameter);
        return this with { _range = _range.Load(ref reader), _window = _window.Load(ref reader) };
    }
}
