using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="MinMaxIndex{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct MinMaxIndexState<T> : IIndicatorState<MinMaxIndexState<T>, T, MinMaxValue<T>>
    where T : struct, INumber<T>
{
    private WindowExtremeAges<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="tie">Which of equal extremes counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public MinMaxIndexState(int period, ExtremeTie tie) => _window = new WindowExtremeAges<T>(Period.Check(period, 2), tie);

    /// <inheritdoc/>
    public readonly string Name => "minmaxindex";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    public bool Next(in T input, out MinMaxValue<T> output)
    {
        var hasValue = _window.Push(input, input);
        output = hasValue ? new MinMaxValue<T>(T.CreateChecked(_window.LowAge), T.CreateChecked(_window.HighAge)) : default;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly MinMaxIndexState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly MinMaxIndexState<T> Fresh() => this with { _window = _window.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _window.Save(ref writer);

    /// <inheritdoc/>
    public readonly MinMaxIndexState<T> Load(ref StateReader reader) => this with { _window = _window.Load(ref reader) };
}
