using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Decycler{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct DecyclerState<T> : IIndicatorState<DecyclerState<T>, T, T>
    where T : struct, INumber<T>
{
    internal const int MaximumPeriod = 500;

    private readonly int _period;
    private readonly T _alpha;
    private T _last;
    private T _value;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The longest cycle that is taken away; from 5 to 500.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public DecyclerState(int period)
    {
        Number.EnsureSupported<T>();
        _period = period is >= 5 and <= MaximumPeriod ? period : throw new ArgumentOutOfRangeException(nameof(period), period, "Choose from 5 to 500.");
        _alpha = Number.Convert<T>(HighPassFactor.Of(period, 1));
    }

    /// <inheritdoc/>
    public readonly string Name => "decycler";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 2 + Period.BarsToForget(1 - (double)HighPassFactor.Of(_period, 1), epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        // alpha / 2 (x + x before) + (1 - alpha) value before.
        var next = _begun ? _value + _alpha * (input - _value + (_last - _value)) / Number.Convert<T>(2) : input;
        _last = input;
        _value = next;
        _begun = Number.IsPresent(next);
        output = _begun ? next : default;
        return _begun;
    }

    /// <inheritdoc/>
    public readonly DecyclerState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly DecyclerState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.WriteValue(in _last);
        writer.WriteValue(in _value);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly DecyclerState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with { _last = reader.ReadValue<T>(), _value = reader.ReadValue<T>(), _begun = reader.ReadInt32(0, 1) == 1 };
    }
}
