using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="DeviationChannel{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct DeviationChannelState<T> : IIndicatorState<DeviationChannelState<T>, T, ChannelValue<T>>
    where T : struct, INumber<T>
{
    private readonly decimal _parameter;
    private readonly T _deviations;
    private LinearRegressionState<T> _line;
    private WindowMoments<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="deviations">How many standard deviations the bands are away; from 0.001 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public DeviationChannelState(int period, decimal deviations)
    {
        _window = new WindowMoments<T>(Period.Check(period, 2), DeviationKind.Population);
        _line = new LinearRegressionState<T>(period, LinePart.End);
        _deviations = Factor.Check<T>(deviations, 0.001m, 100);
        _parameter = deviations;
    }

    /// <inheritdoc/>
    public readonly string Name => "stddevch";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out ChannelValue<T> output)
    {
        output = default;
        var hasLine = _line.Next(in input, out var middle);
        if (!_window.Push(input) || !hasLine)
        {
            return false;
        }

        var distance = _deviations * _window.Deviation();
        output = new ChannelValue<T>(middle + distance, middle, middle - distance);
        return Number.IsPresent(middle + distance) && Number.IsPresent(middle - distance);
    }

    /// <inheritdoc/>
    public readonly DeviationChannelState<T> Copy() => this with { _line = _line.Copy(), _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly DeviationChannelState<T> Fresh() => new(_window.Length, _parameter);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
        _line.Save(ref writer);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly DeviationChannelState<T> Load(ref StateReader reader)
    {
        reader.Parameter("deviations", _parameter);
        return this with { _line = _line.Load(ref reader), _window = _window.Load(ref reader) };
    }
}
