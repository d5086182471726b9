using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="VariablePeriodAverage{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct VariablePeriodAverageState<T> : IIndicatorState<VariablePeriodAverageState<T>, Pair<T>, T>
    where T : struct, INumber<T>
{
    internal const int MaximumPeriod = 10_000;

    private readonly int _least;
    private readonly int _greatest;
    private T[] _values;
    private int _slot;
    private int _run;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="least">The least period; from 1 to 10,000.</param>
    /// <param name="greatest">The greatest period; from <paramref name="least"/> to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public VariablePeriodAverageState(int least, int greatest)
    {
        Number.EnsureSupported<T>();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(greatest, MaximumPeriod);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(least, greatest);
        _least = Period.Check(least, 1);
        _greatest = greatest;
        _values = WindowRing.Create<T>(greatest);
    }

    /// <inheritdoc/>
    public readonly string Name => "mavp";

    /// <inheritdoc/>
    public readonly int Warmup => _greatest;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    public bool Next(in Pair<T> input, out T output)
    {
        output = default;
        var newest = input.First;
        _values[_slot] = newest;
        _slot = (_slot + 1) & (_values.Length - 1);
        _run = Number.IsPresent(newest) ? Math.Min(_run + 1, _greatest) : 0;
        if (_run < _greatest || !Number.IsPresent(input.Second))
        {
            return false;
        }

        var period = input.Second < T.CreateTruncating(_least) ? _least
            : input.Second > T.CreateTruncating(_greatest) ? _greatest
            : int.CreateTruncating(input.Second);

        // Of the distances to the newest value, so that nothing is rounded where all are equal.
        var distances = T.Zero;
        for (var age = 1; age < period; age++)
        {
            distances += _values[(_slot - 1 - age) & (_values.Length - 1)] - newest;
        }

        var mean = newest + distances / T.CreateTruncating(period);
        output = Number.IsPresent(mean) ? mean : default;
        return Number.IsPresent(mean);
    }

    /// <inheritdoc/>
    public readonly VariablePeriodAverageState<T> Copy() => this with { _values = WindowRing.Copy(_values) };

    /// <inheritdoc/>
    public readonly VariablePeriodAverageState<T> Fresh() => new(_least, _greatest);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_least);
        writer.Parameter(_greatest);
        writer.Write(_slot);
        writer.Write(_run);
        WindowRing.Save(ref writer, _values, _slot, _greatest);
    }

    /// <inheritdoc/>
    public readonly VariablePeriodAverageState<T> Load(ref StateReader reader)
    {
        reader.Parameter("least", _least);
        reader.Parameter("greatest", _greatest);
        var slot = reader.ReadInt32(0, _values.Length - 1);
        return this with
        {
            _slot = slot,
            _run = reader.ReadInt32(0, _greatest),
            _values = WindowRing.Load<T>(ref reader, slot, _greatest),
        };
    }
}
