using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Momersion{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct MomersionState<T> : IIndicatorState<MomersionState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _minimum;
    private readonly int _window;
    private T[] _pairs;
    private int _slot;
    private int _count;
    private int _on;
    private int _back;
    private T _last;
    private int _direction;
    private int _bars;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="minimum">How many pairs of changes it takes to the first value; at most as many as the window has; from 8 to <see cref="Period.Maximum"/>.</param>
    /// <param name="window">How many pairs of changes are looked at; from 8 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public MomersionState(int minimum, int window)
    {
        Number.EnsureSupported<T>();
        _minimum = Period.Check(minimum, 8);
        _window = Period.Check(window, 8);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minimum, window);
        _pairs = WindowRing.Create<T>(window);
    }

    /// <inheritdoc/>
    public readonly string Name => "momersion";

    /// <inheritdoc/>
    public readonly int Warmup => _minimum + 2;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _window + 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            return Restart();
        }

        var direction = _bars == 0 ? 0 : input > _last ? 1 : input < _last ? -1 : 0;
        var pair = direction * _direction;
        _last = input;
        _direction = direction;
        if (_bars < 2)
        {
            _bars++;
            return false;
        }

        if (_count == _window)
        {
            var oldest = _pairs[(_slot - _window) & (_pairs.Length - 1)];
            _on -= oldest > T.Zero ? 1 : 0;
            _back -= oldest < T.Zero ? 1 : 0;
        }

        _pairs[_slot] = T.CreateChecked(pair);
        _slot = (_slot + 1) & (_pairs.Length - 1);
        _count = Math.Min(_count + 1, _window);
        _on += pair > 0 ? 1 : 0;
        _back += pair < 0 ? 1 : 0;
        if (_count < _minimum || _on + _back == 0)
        {
            return false;
        }

        output = T.CreateChecked(100L * _on) / T.CreateChecked(_on + _back);
        return true;
    }

    /// <inheritdoc/>
    public readonly MomersionState<T> Copy() => this with { _pairs = WindowRing.Copy(_pairs) };

    /// <inheritdoc/>
    public readonly MomersionState<T> Fresh() => new(_minimum, _window);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_minimum);
        writer.Parameter(_window);
        writer.Write(_slot);
        WindowRing.Save(ref writer, _pairs, _slot, _window);
        writer.Write(_count);
        writer.Write(_on);
        writer.Write(_back);
        writer.WriteValue(in _last);
        writer.Write(_direction);
        writer.Write(_bars);
    }

    /// <inheritdoc/>
    public readonly MomersionState<T> Load(ref StateReader reader)
    {
        reader.Parameter("minimum", _minimum);
        reader.Parameter("window", _window);
        var slot = reader.ReadInt32(0, _pairs.Length - 1);
        return this with
        {
            _slot = slot,
            _pairs = WindowRing.Load<T>(ref reader, slot, _window),
            _count = reader.ReadInt32(0, _window),
            _on = reader.ReadInt32(0, _window),
            _back = reader.ReadInt32(0, _window),
            _last = reader.ReadValue<T>(),
            _direction = reader.ReadInt32(-1, 1),
            _bars = reader.ReadInt32(0, 2),
        };
    }

    private bool Restart()
    {
        (_count, _on, _back) = (0, 0, 0);
        (_last, _direction, _bars) = (T.Zero, 0, 0);
        return false;
    }
}
