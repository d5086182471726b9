using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="LinearRegression{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct LinearRegressionState<T> : IIndicatorState<LinearRegressionState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly LinePart _part;
    private readonly LineWeights _weights;
    private WindowLine<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="part">What is read of the line.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public LinearRegressionState(int period, LinePart part)
    {
        _window = new WindowLine<T>(Period.Check(period, 2));
        _part = part;

        // The normal equations for the positions 0 to n-1, solved for sums with the weights 0 and 1 to n.
        long n = period;
        _weights = part switch
        {
            LinePart.End => new LineWeights(6, -2 * (n + 1), n * (n + 1)),
            LinePart.Forecast => new LineWeights(6, -2 * (n + 2), n * (n - 1)),
            LinePart.Slope => new LineWeights(12, -6 * (n + 1), n * (n * n - 1)),
            LinePart.Intercept => new LineWeights(-6, 4 * (n + 1), n * (n + 1)),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Choose the end, the forecast, the slope or the intercept."),
        };
    }

    /// <inheritdoc/>
    public readonly string Name => _part switch
    {
        LinePart.Forecast => "tsf",
        LinePart.Slope => "slope",
        LinePart.Intercept => "linreg_intercept",
        _ => "lsma",
    };

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        if (!_window.Push(input))
        {
            output = default;
            return false;
        }

        if (_window.IsFlat)
        {
            output = _part == LinePart.Slope ? T.Zero : input;
            return true;
        }

        output = _window.Combine(in _weights);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly LinearRegressionState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly LinearRegressionState<T> Fresh() => new(_window.Length, _part);

    internal void Clear() => _window.Clear();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_window.Length);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly LinearRegressionState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _window.Length);
        return this with { _window = _window.Load(ref reader) };
    }
}
