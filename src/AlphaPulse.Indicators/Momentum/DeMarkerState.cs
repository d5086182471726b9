using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="DeMarker{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct DeMarkerState<T> : IIndicatorState<DeMarkerState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private WindowSum<T> _up;
    private WindowSum<T> _down;
    private T _high;
    private T _low;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the means; from 10 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public DeMarkerState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 10);
        _up = new WindowSum<T>(period);
        _down = new WindowSum<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "dem";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!BarPresence.HasRange(in input))
        {
            return Restart();
        }

        var hasChange = _begun;
        var up = T.Max(T.Zero, input.High - _high);
        var down = T.Max(T.Zero, _low - input.Low);
        _high = input.High;
        _low = input.Low;
        _begun = true;
        if (!hasChange || !(_up.Push(up) & _down.Push(down)))
        {
            return false;
        }

        var total = _up.Sum() + _down.Sum();
        if (total == T.Zero)
        {
            return false;
        }

        output = _up.Sum() / total;
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly DeMarkerState<T> Copy() => this with { _up = _up.Copy(), _down = _down.Copy() };

    /// <inheritdoc/>
    public readonly DeMarkerState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _up.Save(ref writer);
        _down.Save(ref writer);
        writer.WriteValue(in _high);
        writer.WriteValue(in _low);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly DeMarkerState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with
        {
            _up = _up.Load(ref reader),
            _down = _down.Load(ref reader),
            _high = reader.ReadValue<T>(),
            _low = reader.ReadValue<T>(),
            _begun = reader.ReadInt32(0, 1) == 1,
        };
    }

    private bool Restart()
    {
        _up.Clear();
        _down.Clear();
        (_high, _low, _begun) = (T.Zero, T.Zero, false);
        return false;
    }
}
