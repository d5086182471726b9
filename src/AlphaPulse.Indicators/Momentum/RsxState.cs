using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Rsx{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RsxState<T> : IIndicatorState<RsxState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private RsxFilter<T> _change;
    private RsxFilter<T> _size;
    private T _last;
    private T _unit;
    private int _bars;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RsxState(int period)
    {
        _period = Period.Check(period, 2);
        _change = new RsxFilter<T>(period);
        _size = new RsxFilter<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "rsx";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + 6 * Period.BarsToForget((_period - 1.0) / (_period + 2.0), epsilon);

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        _unit = _bars == 0 ? Rounding.Unit(input) : _unit;
        var change = _bars == 0 ? T.Zero : (input - _last) * _unit;
        _last = input;
        _bars = Math.Min(_bars + 1, _period + 1);
        if (_bars == 1)
        {
            return false;
        }

        var moved = _change.Next(change);
        var size = _size.Next(T.Abs(change));
        if (!Number.IsPresent(moved) || !Number.IsPresent(size))
        {
            Restart();
            return false;
        }

        if (_bars <= _period || Faded.Is(size, input * _unit))
        {
            return false;
        }

        output = T.Clamp(Number.Convert<T>(50) * (moved / size + T.One), T.Zero, Number.Convert<T>(100));
        return true;
    }

    /// <inheritdoc/>
    public readonly RsxState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly RsxState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _change.Save(ref writer);
        _size.Save(ref writer);
        writer.WriteValue(in _last);
        writer.WriteValue(in _unit);
        writer.Write(_bars);
    }

    /// <inheritdoc/>
    public readonly RsxState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with
        {
            _change = _change.Load(ref reader),
            _size = _size.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _unit = reader.ReadValue<T>(),
            _bars = reader.ReadInt32(0, _period + 1),
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _change.Restart();
        _size.Restart();
        _last = T.Zero;
        _unit = T.Zero;
        _bars = 0;
    }
}
