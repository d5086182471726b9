using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Midpoint{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct MidpointState<T> : IIndicatorState<MidpointState<T>, T, T>
    where T : struct, INumber<T>
{
    private WindowExtremes<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public MidpointState(int period) => _window = new WindowExtremes<T>(Period.Check(period, 1));

    /// <inheritdoc/>
    public readonly string Name => "midpoint";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!_window.Push(input, input))
        {
            return false;
        }

        // Not half the sum, which can leave the range where the values do not.
        var lowest = _window.Lowest();
        output = lowest + (_window.Highest() - lowest) / Number.Convert<T>(2);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly MidpointState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly MidpointState<T> Fresh() => this with { _window = _window.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _window.Save(ref writer);

    /// <inheritdoc/>
    public readonly MidpointState<T> Load(ref StateReader reader) => this with { _window = _window.Load(ref reader) };
}
