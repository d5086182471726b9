using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="RevisedInertia{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RevisedInertiaState<T> : IIndicatorState<RevisedInertiaState<T>, Pair<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly int _volatility;
    private readonly int _deviation;
    private readonly VolatilityAverage _average;
    private RevisedVolatilityState<T> _index;
    private LinearRegressionState<T> _line;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">How many values of the index the line fits; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="volatility">The period of the averages of the index; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="deviation">How many prices the standard deviation is of; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="average">Which averages.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RevisedInertiaState(int period, int volatility, int deviation, VolatilityAverage average)
    {
        _period = Period.Check(period, 2);
        _volatility = Period.Check(volatility, 2);
        _deviation = Period.Check(deviation, 2);
        _average = average;
        _index = new RevisedVolatilityState<T>(volatility, deviation, average);
        _line = new LinearRegressionState<T>(period, LinePart.End);
    }

    /// <inheritdoc/>
    public readonly string Name => "inertiarev";

    /// <inheritdoc/>
    public readonly int Warmup => _index.Warmup + _period - 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _index.ConvergenceBars(epsilon) + _period - 1;

    /// <inheritdoc/>
    public bool Next(in Pair<T> input, out T output)
    {
        output = default;
        if (_index.Next(in input, out var index))
        {
            return _line.Next(Rounding.Ratio(index), out output);
        }

        if (!Inputs.IsPresent(in input))
        {
            _line.Clear();
        }

        return false;
    }

    /// <inheritdoc/>
    public readonly RevisedInertiaState<T> Copy() => this with { _index = _index.Copy(), _line = _line.Copy() };

    /// <inheritdoc/>
    public readonly RevisedInertiaState<T> Fresh() => new(_period, _volatility, _deviation, _average);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_volatility);
        writer.Parameter(_deviation);
        writer.Parameter((int)_average);
        _index.Save(ref writer);
        _line.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly RevisedInertiaState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("volatility", _volatility);
        reader.Parameter("deviation", _deviation);
        reader.Parameter("average", (int)_average);
        return this with { _index = _index.Load(ref reader), _line = _line.Load(ref reader) };
    }
}
