using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Vortex{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct VortexState<T> : IIndicatorState<VortexState<T>, Ohlcv<T>, VortexValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private WindowSum<T> _up;
    private WindowSum<T> _down;
    private WindowSum<T> _range;
    private T _high;
    private T _low;
    private T _close;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public VortexState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 2);
        _up = new WindowSum<T>(period);
        _down = new WindowSum<T>(period);
        _range = new WindowSum<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "vortex";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out VortexValue<T> output)
    {
        output = default;
        if (!BarPresence.HasRangeAndClose(in input))
        {
            return Restart();
        }

        var hasValue = _begun
            && (_up.Push(T.Abs(input.High - _low)) & _down.Push(T.Abs(input.Low - _high)) & _range.Push(TrueRangeState<T>.Between(_close, in input)));
        _high = input.High;
        _low = input.Low;
        _close = input.Close;
        _begun = true;
        var total = hasValue ? _range.Sum() : T.Zero;
        if (total == T.Zero)
        {
            return false;
        }

        output = new VortexValue<T>(_up.Sum() / total, _down.Sum() / total);
        return Number.IsPresent(output.Plus) && Number.IsPresent(output.Minus);
    }

    /// <inheritdoc/>
    public readonly VortexState<T> Copy() => this with { _up = _up.Copy(), _down = _down.Copy(), _range = _range.Copy() };

    /// <inheritdoc/>
    public readonly VortexState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _up.Save(ref writer);
        _down.Save(ref writer);
        _range.Save(ref writer);
        writer.WriteValue(in _high);
        writer.WriteValue(in _low);
        writer.WriteValue(in _close);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly VortexState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with
        {
            _up = _up.Load(ref reader),
            _down = _down.Load(ref reader),
            _range = _range.Load(ref reader),
            _high = reader.ReadValue<T>(),
            _low = reader.ReadValue<T>(),
            _close = reader.ReadValue<T>(),
            _begun = reader.ReadInt32(0, 1) == 1,
        };
    }

    private bool Restart()
    {
        _up.Clear();
        _down.Clear();
        _range.Clear();
        (_high, _low, _close, _begun) = (T.Zero, T.Zero, T.Zero, false);
        return false;
    }
}
