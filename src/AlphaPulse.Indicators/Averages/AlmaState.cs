using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Alma{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AlmaState<T> : IIndicatorState<AlmaState<T>, T, T>
    where T : struct, INumber<T>
{
    internal const int MaximumPeriod = 10_000;

    private readonly decimal _offset;
    private readonly decimal _sigma;

    // From the oldest value to the newest; never changed, so that copies share them.
    private readonly T[] _weights;
    private readonly T _total;
    private T[] _values;
    private int _slot;
    private int _run;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to 10,000.</param>
    /// <param name="offset">Where the top of the curve lies; from 0 to 1.</param>
    /// <param name="sigma">How many standard deviations of the curve are as wide as the window; from 0.1 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AlmaState(int period, decimal offset, decimal sigma)
    {
        Number.EnsureSupported<T>();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, MaximumPeriod);
        Period.Check(period, 1);
        _offset = offset is >= 0 and <= 1
            ? offset
            : throw new ArgumentOutOfRangeException(nameof(offset), offset, "Choose an offset from 0 to 1.");
        _sigma = sigma is >= 0.1m and <= 100
            ? sigma
            : throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "Choose a sigma from 0.1 to 100.");
        _weights = GaussianWeights.Of<T>(period, offset, sigma);
        _total = _weights.Aggregate(T.Zero, (sum, weight) => sum + weight);
        _values = WindowRing.Create<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "alma";

    /// <inheritdoc/>
    public readonly int Warmup => _weights.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        _values[_slot] = input;
        _slot = (_slot + 1) & (_values.Length - 1);
        _run = Number.IsPresent(input) ? Math.Min(_run + 1, _weights.Length) : 0;
        output = default;
        if (_run < _weights.Length)
        {
            return false;
        }

        // Of the distances to the newest value, so that nothing is rounded where all are equal.
        var sum = T.Zero;
        var oldest = _slot - _weights.Length;
        for (var i = 0; i < _weights.Length; i++)
        {
            sum += _weights[i] * (_values[(oldest + i) & (_values.Length - 1)] - input);
        }

        output = input + sum / _total;
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly AlmaState<T> Copy() => this with { _values = WindowRing.Copy(_values) };

    /// <inheritdoc/>
    public readonly AlmaState<T> Fresh() => this with { _values = WindowRing.Create<T>(_weights.Length), _slot = 0, _run = 0 };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_weights.Length);
        writer.Parameter(_offset);
        writer.Parameter(_sigma);
        writer.Write(_slot);
        writer.Write(_run);
        WindowRing.Save(ref writer, _values, _slot, _weights.Length);
    }

    /// <inheritdoc/>
    public readonly AlmaState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _weights.Length);
        reader.Parameter("offset", _offset);
        reader.Parameter("sigma", _sigma);
        var slot = reader.ReadInt32(0, _values.Length - 1);
        return this with
        {
            _slot = slot,
            _run = reader.ReadInt32(0, _weights.Length),
            _values = WindowRing.Load<T>(ref reader, slot, _weights.Length),
        };
    }
}
