using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Adxr{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AdxrState<T> : IIndicatorState<AdxrState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly AdxrLag _kind;
    private AdxState<T> _index;
    private WindowLag<T> _lag;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="lag">How far back the second value lies.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AdxrState(int period, AdxrLag lag)
    {
        _period = Period.Check(period, 2);
        _kind = lag is AdxrLag.Short or AdxrLag.Full
            ? lag
            : throw new ArgumentOutOfRangeException(nameof(lag), lag, "Choose the short or the full lag.");
        _index = new AdxState<T>(period);
        _lag = new WindowLag<T>(lag == AdxrLag.Short ? period - 1 : period);
    }

    /// <inheritdoc/>
    public readonly string Name => "adxr";

    /// <inheritdoc/>
    public readonly int Warmup => _index.Warmup + _lag.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _index.ConvergenceBars(epsilon) + _lag.Length;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!_index.Next(in input, out var index))
        {
            if (typeof(T) == typeof(double))
            {
                // The index begins again: what lies before is of another beginning.
                _lag.Push(Number.From<T>(double.NaN), out _);
            }

            return false;
        }

        if (!_lag.Push(index, out var before))
        {
            return false;
        }

        output = (index + before) / Number.Convert<T>(2);
        return true;
    }

    /// <inheritdoc/>
    public readonly AdxrState<T> Copy() => this with { _lag = _lag.Copy() };

    /// <inheritdoc/>
    public readonly AdxrState<T> Fresh() => new(_period, _kind);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_kind);
        _index.Save(ref writer);
        _lag.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly AdxrState<T> Load(ref StateReader reader)
    {
        reader.Parameter("lag", (int)_kind);
        return this with { _index = _index.Load(ref reader), _lag = _lag.Load(ref reader) };
    }
}
