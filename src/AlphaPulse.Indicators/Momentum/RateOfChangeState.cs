using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="RateOfChange{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RateOfChangeState<T> : IIndicatorState<RateOfChangeState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private T[] _values;
    private int _slot;

    // Present values since the start or the last missing one, at most n + 1.
    private int _run;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">How many bars before; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public RateOfChangeState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 1);
        _values = WindowRing.Create<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "roc";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        var mask = _values.Length - 1;
        var before = _values[(_slot - _period) & mask];
        _values[_slot] = input;
        _slot = (_slot + 1) & mask;
        _run = Number.IsPresent(input) ? Math.Min(_run + 1, _period + 1) : 0;
        output = default;
        if (_run <= _period || before == T.Zero)
        {
            return false;
        }

        output = Number.Convert<T>(100) * ((input - before) / before);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly RateOfChangeState<T> Copy() => this with { _values = WindowRing.Copy(_values) };

    /// <inheritdoc/>
    public readonly RateOfChangeState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Write(_slot);
        writer.Write(_run);
        WindowRing.Save(ref writer, _values, _slot, _period);
    }

    /// <inheritdoc/>
    public readonly RateOfChangeState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        var slot = reader.ReadInt32(0, _values.Length - 1);
        return this with
        {
            _slot = slot,
            _run = reader.ReadInt32(0, _period + 1),
            _values = WindowRing.Load<T>(ref reader, slot, _period),
        };
    }
}
