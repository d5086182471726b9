using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="AugenPriceSpike{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AugenPriceSpikeState<T> : IIndicatorState<AugenPriceSpikeState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly DeviationKind _kind;
    private WindowValues<T> _changes;
    private T _last;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">How many logarithmic changes the deviation is of; from 3 to <see cref="Period.Maximum"/>.</param>
    /// <param name="kind">What the squared differences are divided by.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AugenPriceSpikeState(int period, DeviationKind kind)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 3);
        _kind = kind is DeviationKind.Population or DeviationKind.Sample
            ? kind
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Choose population or sample.");
        _changes = new WindowValues<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "aps";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 2;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input) || input <= T.Zero)
        {
            return Restart();
        }

        var hasValue = _changes.IsFull && Spike(input, out output);
        if (_begun)
        {
            _changes.Push(RealFunctions.MagnifiedLogRatio(input, _last));
        }

        _last = input;
        _begun = true;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly AugenPriceSpikeState<T> Copy() => this with { _changes = _changes.Copy() };

    /// <inheritdoc/>
    public readonly AugenPriceSpikeState<T> Fresh() => new(_period, _kind);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_kind);
        _changes.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly AugenPriceSpikeState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("kind", (int)_kind);
        return this with
        {
            _changes = _changes.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _begun = reader.ReadInt32(0, 1) == 1,
        };
    }

    // The changes are 10^8 times the logarithms: a deviation of 10^-12 is none.
    private readonly bool Spike(T input, out T output)
    {
        output = default;
        var deviation = _changes.Deviation(_kind);
        if (!Number.IsPresent(deviation) || deviation <= Number.Convert<T>(1e-4m))
        {
            return false;
        }

        output = RealFunctions.MagnifiedRatio(input - _last, _last) / deviation;
        return Number.IsPresent(output);
    }

    private bool Restart()
    {
        _changes.Clear();
        (_last, _begun) = (T.Zero, false);
        return false;
    }
}
