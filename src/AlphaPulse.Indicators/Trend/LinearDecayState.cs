using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="LinearDecay{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct LinearDecayState<T> : IIndicatorState<LinearDecayState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;

    // The value since which it falls, and for how many bars: undivided, so that it does not drift.
    private T _peak;
    private int _age;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">In how many bars it falls by 1; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public LinearDecayState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 1);
    }

    /// <inheritdoc/>
    public readonly string Name => "decay";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            return Restart();
        }

        _age = _age == int.MaxValue ? _age : _age + 1;
        output = _peak - T.CreateChecked(_age) / T.CreateChecked(_period);
        if (!_begun || input >= output)
        {
            _peak = input;
            _age = 0;
            _begun = true;
            output = input;
        }

        return true;
    }

    /// <inheritdoc/>
    public readonly LinearDecayState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly LinearDecayState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.WriteValue(in _peak);
        writer.Write(_age);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly LinearDecayState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with
        {
            _peak = reader.ReadValue<T>(),
            _age = reader.ReadInt32(0, int.MaxValue),
            _begun = reader.ReadInt32(0, 1) == 1,
        };
    }

    private bool Restart()
    {
        var fresh = Fresh();
        this = fresh;
        return false;
    }
}
