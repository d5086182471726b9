using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ExponentialDecay{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ExponentialDecayState<T> : IIndicatorState<ExponentialDecayState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private T _value;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">It loses this part of itself with each bar; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ExponentialDecayState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 1);
    }

    /// <inheritdoc/>
    public readonly string Name => "edecay";

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

        var length = T.CreateChecked(_period);
        var decayed = _value * (length - T.One) / length;
        _value = _begun && Number.IsPresent(decayed) ? T.Max(input, decayed) : input;
        _begun = true;
        output = _value;
        return true;
    }

    /// <inheritdoc/>
    public readonly ExponentialDecayState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly ExponentialDecayState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.WriteValue(in _value);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly ExponentialDecayState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with { _value = reader.ReadValue<T>(), _begun = reader.ReadInt32(0, 1) == 1 };
    }

    private bool Restart()
    {
        var fresh = Fresh();
        this = fresh;
        return false;
    }
}
