using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Correlation{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct CorrelationState<T> : IIndicatorState<CorrelationState<T>, Pair<T>, T>
    where T : struct, INumber<T>
{
    private WindowCrossMoments<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public CorrelationState(int period) => _window = new WindowCrossMoments<T>(Period.Check(period, 3));

    /// <inheritdoc/>
    public readonly string Name => "correl";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    public bool Next(in Pair<T> input, out T output)
    {
        if (_window.Push(input.First, input.Second) && _window.TryCorrelation(out output))
        {
            return true;
        }

        output = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly CorrelationState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly CorrelationState<T> Fresh() => this with { _window = _window.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _window.Save(ref writer);

    /// <inheritdoc/>
    public readonly CorrelationState<T> Load(ref StateReader reader) => this with { _window = _window.Load(ref reader) };
}
