using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="SuperSmoother{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct SuperSmootherState<T> : IIndicatorState<SuperSmootherState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly FilterPoles _poles;
    private readonly T _input;
    private readonly T _second;
    private readonly T _third;
    private T _value;
    private T _before;
    private T _beforeThat;
    private int _count;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The shortest cycle that passes; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="poles">Two poles or three.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public SuperSmootherState(int period, FilterPoles poles)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 2);
        _poles = poles is FilterPoles.Two or FilterPoles.Three
            ? poles
            : throw new ArgumentOutOfRangeException(nameof(poles), poles, "Choose two poles or three.");
        var factors = poles == FilterPoles.Two ? SmootherFactors.TwoPoles(period) : SmootherFactors.ThreePoles(period);
        _input = Number.Convert<T>(factors.Input);
        _second = Number.Convert<T>(factors.Second);
        _third = Number.Convert<T>(factors.Third);
    }

    /// <inheritdoc/>
    public readonly string Name => "ssf";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon)
    {
        var exponent = _poles == FilterPoles.Two ? Math.Sqrt(2) : 1;
        return (int)Math.Min(int.MaxValue / 2, 3 + 2L * Period.BarsToForget(Math.Exp(-exponent * Math.PI / _period), epsilon));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        // With the factors summing to 1, as distances from the last value: an input that stands still leaves nothing to round.
        var poles = _poles == FilterPoles.Two ? 2 : 3;
        var next = _count < poles
            ? input
            : _value + (_input * (input - _value) + _second * (_before - _value) + _third * (_beforeThat - _value));
        if (!Number.IsPresent(next))
        {
            _count = 0;
            output = default;
            return false;
        }

        _count = Math.Min(_count + 1, poles);
        _beforeThat = _before;
        _before = _value;
        _value = next;
        output = next;
        return true;
    }

    /// <inheritdoc/>
    public readonly SuperSmootherState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly SuperSmootherState<T> Fresh() => new(_period, _poles);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_poles);
        writer.Write(_count);
        writer.WriteValue(in _value);
        writer.WriteValue(in _before);
        writer.WriteValue(in _beforeThat);
    }

    /// <inheritdoc/>
    public readonly SuperSmootherState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("poles", (int)_poles);
        return this with
        {
            _count = reader.ReadInt32(0, 3),
            _value = reader.ReadValue<T>(),
            _before = reader.ReadValue<T>(),
            _beforeThat = reader.ReadValue<T>(),
        };
    }
}
