using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Cci{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct CciState<T> : IIndicatorState<CciState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    // Of three times the typical price: undivided it is exact, and the ratio is the same.
    private WindowSum<T> _window;
    private T[] _values;
    private int _slot;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public CciState(int period)
    {
        _window = new WindowSum<T>(Period.Check(period, 3));
        _values = WindowRing.Create<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "cci";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        var value = input.High + input.Low + input.Close;
        _values[_slot] = value;
        _slot = (_slot + 1) & (_values.Length - 1);
        output = default;
        if (!_window.Push(value))
        {
            return false;
        }

        var mean = _window.Mean();
        var deviations = T.Zero;
        var greatest = T.Zero;
        for (var i = _window.Length; i > 0; i--)
        {
            var deviation = T.Abs(_values[(_slot - i) & (_values.Length - 1)] - mean);
            deviations += deviation;
            greatest = Number.Max(greatest, deviation);
        }

        // Where not even the greatest deviation is more than rounding, all are residues.
        if (Number.Ties(greatest, T.Zero, mean))
        {
            return false;
        }

        output = (value - mean) / (deviations / T.CreateChecked(_window.Length) * Number.Convert<T>(0.015m));
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly CciState<T> Copy() => this with { _window = _window.Copy(), _values = WindowRing.Copy(_values) };

    /// <inheritdoc/>
    public readonly CciState<T> Fresh() => new(_window.Length);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_window.Length);
        writer.Write(_slot);
        WindowRing.Save(ref writer, _values, _slot, _window.Length);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly CciState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _window.Length);
        var slot = reader.ReadInt32(0, _values.Length - 1);
        return this with
        {
            _slot = slot,
            _values = WindowRing.Load<T>(ref reader, slot, _window.Length),
            _window = _window.Load(ref reader),
        };
    }
}
