using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="PercentB{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct PercentBState<T> : IIndicatorState<PercentBState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly decimal _parameter;
    private readonly T _width;
    private WindowMoments<T> _window;

    // For decimal: the exact sum, because the rounding of the mean would be large beside a small deviation.
    private WindowSum<T> _sum;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="deviations">How many standard deviations the bands are away; from 0.001 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public PercentBState(int period, decimal deviations)
    {
        _window = new WindowMoments<T>(Period.Check(period, 2), DeviationKind.Population);
        _sum = new WindowSum<T>(period);
        _width = Factor.Check<T>(deviations, 0.001m, 100) + Number.Convert<T>(deviations);
        _parameter = deviations;
    }

    /// <inheritdoc/>
    public readonly string Name => "percentb";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (typeof(T) == typeof(decimal))
        {
            _sum.Push(input);
        }

        if (!_window.Push(input))
        {
            return false;
        }

        var width = _width * _window.Deviation();
        if (width == T.Zero)
        {
            return false;
        }

        var length = T.CreateChecked(_window.Length);
        var distance = typeof(T) == typeof(decimal) ? (length * input - _sum.Sum()) / length : input - _window.Mean();
        output = distance / width + Number.Convert<T>(0.5m);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly PercentBState<T> Copy() => this with { _window = _window.Copy(), _sum = _sum.Copy() };

    /// <inheritdoc/>
    public readonly PercentBState<T> Fresh() => new(_window.Length, _parameter);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
        _window.Save(ref writer);
        _sum.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly PercentBState<T> Load(ref StateReader reader)
    {
        reader.Parameter("deviations", _parameter);
        return this with { _window = _window.Load(ref reader), _sum = _sum.Load(ref reader) };
    }
}
