using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="TtmTrend{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct TtmTrendState<T> : IIndicatorState<TtmTrendState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private WindowSum<T> _middles;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public TtmTrendState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 1);
        _middles = new WindowSum<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "ttm_trend";

    /// <inheritdoc/>
    public readonly int Warmup => _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!BarPresence.HasRangeAndClose(in input))
        {
            return Restart();
        }

        // Twice the middle, n times the close: undivided both are exact.
        if (!_middles.Push(input.High + input.Low))
        {
            return false;
        }

        var close = Number.Convert<T>(2) * T.CreateChecked(_period) * input.Close;
        output = T.CreateChecked(Residue.Direction(close, _middles.Sum(), close));
        return Number.IsPresent(close) && Number.IsPresent(_middles.Sum());
    }

    /// <inheritdoc/>
    public readonly TtmTrendState<T> Copy() => this with { _middles = _middles.Copy() };

    /// <inheritdoc/>
    public readonly TtmTrendState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _middles.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly TtmTrendState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with { _middles = _middles.Load(ref reader) };
    }

    private bool Restart()
    {
        _middles.Clear();
        return false;
    }
}
