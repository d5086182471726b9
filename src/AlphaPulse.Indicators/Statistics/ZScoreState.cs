using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ZScore{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ZScoreState<T> : IIndicatorState<ZScoreState<T>, T, T>
    where T : struct, INumber<T>
{
    private WindowMoments<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
    /// <param name="kind">What the sum of squared differences is divided by.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ZScoreState(int period, DeviationKind kind) =>
        _window = new WindowMoments<T>(Period.Check(period, 3), kind);

    /// <inheritdoc/>
    public readonly string Name => "zscore";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!_window.Push(input))
        {
            return false;
        }

        var deviation = _window.Deviation();
        if (deviation == T.Zero)
        {
            return false;
        }

        output = _window.FromMean(input) / deviation;
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly ZScoreState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly ZScoreState<T> Fresh() => this with { _window = _window.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _window.Save(ref writer);

    /// <inheritdoc/>
    public readonly ZScoreState<T> Load(ref StateReader reader) => this with { _window = _window.Load(ref reader) };
}
