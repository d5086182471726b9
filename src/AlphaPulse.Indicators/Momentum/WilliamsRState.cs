using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="WilliamsR{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct WilliamsRState<T> : IIndicatorState<WilliamsRState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private WindowExtremes<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public WilliamsRState(int period) => _window = new WindowExtremes<T>(Period.Check(period, 1));

    /// <inheritdoc/>
    public readonly string Name => "willr";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!_window.Push(Number.IsPresent(input.Close) ? input.High : input.Close, input.Low))
        {
            return false;
        }

        var highest = _window.Highest();
        var range = highest - _window.Lowest();
        if (range == T.Zero || !Number.IsPresent(range))
        {
            return false;
        }

        output = Number.Convert<T>(100) * ((input.Close - highest) / range);
        return true;
    }

    /// <inheritdoc/>
    public readonly WilliamsRState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly WilliamsRState<T> Fresh() => new(_window.Length);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _window.Save(ref writer);

    /// <inheritdoc/>
    public readonly WilliamsRState<T> Load(ref StateReader reader) => this with { _window = _window.Load(ref reader) };
}
