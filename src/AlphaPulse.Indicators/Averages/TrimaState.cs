using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Trima{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct TrimaState<T> : IIndicatorState<TrimaState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;

    // The length of both windows multiplied.
    private readonly long _divisor;
    private WindowSum<T> _inner;
    private WindowSum<T> _outer;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public TrimaState(int period)
    {
        _period = Period.Check(period, 1);
        _inner = new WindowSum<T>(period / 2 + 1);
        _outer = new WindowSum<T>((period + 1) / 2);
        _divisor = (long)_inner.Length * _outer.Length;
    }

    /// <inheritdoc/>
    public readonly string Name => "trima";

    /// <inheritdoc/>
    public readonly int Warmup => _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        if (!_inner.Push(input))
        {
            // A gap of the inner window is one of the outer window too.
            if (typeof(T) == typeof(double))
            {
                _outer.PushMissing();
            }

            output = default;
            return false;
        }

        // Means for double; for decimal sums, which are exact, and one division at the end.
        if (!_outer.Push(typeof(T) == typeof(double) ? _inner.Mean() : _inner.Sum()))
        {
            output = default;
            return false;
        }

        output = typeof(T) == typeof(double) ? _outer.Mean() : _outer.Sum() / T.CreateChecked(_divisor);
        return true;
    }

    /// <inheritdoc/>
    public readonly TrimaState<T> Copy() => this with { _inner = _inner.Copy(), _outer = _outer.Copy() };

    /// <inheritdoc/>
    public readonly TrimaState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _inner.Save(ref writer);
        _outer.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly TrimaState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with { _inner = _inner.Load(ref reader), _outer = _outer.Load(ref reader) };
    }
}
