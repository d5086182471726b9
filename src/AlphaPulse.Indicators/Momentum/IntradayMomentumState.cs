using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="IntradayMomentum{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct IntradayMomentumState<T> : IIndicatorState<IntradayMomentumState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private WindowSum<T> _gains;
    private WindowSum<T> _losses;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public IntradayMomentumState(int period)
    {
        _period = Period.Check(period, 2);
        _gains = new WindowSum<T>(period);
        _losses = new WindowSum<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "imi";

    /// <inheritdoc/>
    public readonly int Warmup => _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _period;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!BarPresence.HasBody(in input))
        {
            Restart();
            return false;
        }

        var body = input.Close - input.Open;
        if (!(_gains.Push(T.Max(body, T.Zero)) & _losses.Push(T.Max(-body, T.Zero))))
        {
            return false;
        }

        var gains = _gains.Sum();
        var total = gains + _losses.Sum();
        if (total == T.Zero)
        {
            return false;
        }

        output = Number.Convert<T>(100) * (gains / total);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly IntradayMomentumState<T> Copy() => this with
    {
        _gains = _gains.Copy(),
        _losses = _losses.Copy(),
    };

    /// <inheritdoc/>
    public readonly IntradayMomentumState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _gains.Save(ref writer);
        _losses.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly IntradayMomentumState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with
        {
            _gains = _gains.Load(ref reader),
            _losses = _losses.Load(ref reader),
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _gains.Push(missing);
        _losses.Push(missing);
    }
}
