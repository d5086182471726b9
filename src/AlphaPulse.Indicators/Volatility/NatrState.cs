using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Natr{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct NatrState<T> : IIndicatorState<NatrState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private AtrState<T> _range;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="first">The true range of the first bar.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public NatrState(int period, FirstTrueRange first) => _range = new AtrState<T>(period, first);

    /// <inheritdoc/>
    public readonly string Name => "natr";

    /// <inheritdoc/>
    public readonly int Warmup => _range.Warmup;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _range.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!_range.Next(in input, out var range) || input.Close == T.Zero)
        {
            return false;
        }

        output = Number.Convert<T>(100) * (range / input.Close);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly NatrState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly NatrState<T> Fresh() => this with { _range = _range.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _range.Save(ref writer);

    /// <inheritdoc/>
    public readonly NatrState<T> Load(ref StateReader reader) => this with { _range = _range.Load(ref reader) };
}
