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
    private T[] _changes;
    private int _slot;
    private int _run;
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
        _changes = WindowRing.Create<T>(period);
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

        var hasValue = _run == _period && Spike(input, out output);
        if (_begun)
        {
            _changes[_slot] = RealFunctions.MagnifiedLogRatio(input, _last);
            _slot = (_slot + 1) & (_changes.Length - 1);
            _run = Math.Min(_run + 1, _period);
        }

        _last = input;
        _begun = true;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly AugenPriceSpikeState<T> Copy() => this with { _changes = WindowRing.Copy(_changes) };

    /// <inheritdoc/>
    public readonly AugenPriceSpikeState<T> Fresh() => new(_period, _kind);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_kind);
        writer.Write(_slot);
        WindowRing.Save(ref writer, _changes, _slot, _period);
        writer.Write(_run);
        writer.WriteValue(in _last);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly AugenPriceSpikeState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("kind", (int)_kind);
        var slot = reader.ReadInt32(0, _changes.Length - 1);
        return this with
        {
            _slot = slot,
            _changes = WindowRing.Load<T>(ref reader, slot, _period),
            _run = reader.ReadInt32(0, _period),
            _last = reader.ReadValue<T>(),
            _begun = reader.ReadInt32(0, 1) == 1,
        };
    }

    private readonly bool Spike(T input, out T output)
    {
        var mask = _changes.Length - 1;
        var length = T.CreateChecked(_period);
        var mean = T.Zero;
        for (var age = 1; age <= _period; age++)
        {
            mean += _changes[(_slot - age) & mask];
        }

        mean /= length;
        var greatest = T.Zero;
        for (var age = 1; age <= _period; age++)
        {
            greatest = Number.Max(greatest, T.Abs(_changes[(_slot - age) & mask] - mean));
        }

        // The changes are 10^8 times the logarithms: a deviation of 10^-12 is none.
        output = default;
        if (!Number.IsPresent(greatest) || greatest <= Number.Convert<T>(1e-4m))
        {
            return false;
        }

        // Relative to the greatest, so that the squares keep their digits.
        var squares = T.Zero;
        for (var age = 1; age <= _period; age++)
        {
            var share = (_changes[(_slot - age) & mask] - mean) / greatest;
            squares += share * share;
        }

        var divisor = _kind == DeviationKind.Population ? length : length - T.One;
        var deviation = greatest * RealFunctions.Sqrt(squares / divisor);
        output = RealFunctions.MagnifiedRatio(input - _last, _last) / deviation;
        return Number.IsPresent(output);
    }

    private bool Restart()
    {
        var fresh = Fresh();
        this = fresh;
        return false;
    }
}
