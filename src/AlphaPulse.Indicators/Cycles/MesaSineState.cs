using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="MesaSine{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct MesaSineState<T> : IIndicatorState<MesaSineState<T>, T, SineWaveValue<T>>
    where T : struct, INumber<T>
{
    internal const int MaximumPeriod = 10_000;
    private static readonly T RootOfTwo = Number.Convert<T>(DecimalMath.Sqrt(2));

    // By age; never changed, so that copies share them.
    private readonly T[] _sines;
    private readonly T[] _cosines;
    private T[] _values;
    private int _slot;
    private int _run;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the cycle; from 3 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public MesaSineState(int period)
    {
        Number.EnsureSupported<T>();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, MaximumPeriod);
        Period.Check(period, 3);
        _sines = Wave(period, DecimalMath.Sin);
        _cosines = Wave(period, DecimalMath.Cos);
        _values = WindowRing.Create<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "msw";

    /// <inheritdoc/>
    public readonly int Warmup => _sines.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    public bool Next(in T input, out SineWaveValue<T> output)
    {
        output = default;
        _values[_slot] = input;
        _slot = (_slot + 1) & (_values.Length - 1);
        _run = Number.IsPresent(input) ? Math.Min(_run + 1, _sines.Length) : 0;
        if (_run < _sines.Length)
        {
            return false;
        }

        // Over a whole wave sine and cosine sum to 0, so that only the distances from the newest value count; as shares of the greatest,
        // which decimals hold with all their digits.
        var greatest = T.Zero;
        for (var age = 1; age < _sines.Length; age++)
        {
            greatest = Number.Max(greatest, T.Abs(Value(age) - input));
        }

        if (greatest == T.Zero || !Number.IsPresent(greatest))
        {
            return false;
        }

        var (real, imaginary) = (T.Zero, T.Zero);
        for (var age = 1; age < _sines.Length; age++)
        {
            var share = (Value(age) - input) / greatest;
            real += _cosines[age] * share;
            imaginary += _sines[age] * share;
        }

        // The phase is the angle of (real, imaginary) plus 90 degrees; its sine and that of 45 degrees more without an angle.
        var radius = Elementary.Sqrt(real * real + imaginary * imaginary);
        if (radius == T.Zero)
        {
            return false;
        }

        output = new SineWaveValue<T>(
            RealFunctions.Within(real / radius, T.One), RealFunctions.Within((real - imaginary) / (RootOfTwo * radius), T.One));
        return true;
    }

    /// <inheritdoc/>
    public readonly MesaSineState<T> Copy() => this with { _values = WindowRing.Copy(_values) };

    /// <inheritdoc/>
    public readonly MesaSineState<T> Fresh() => this with { _values = WindowRing.Create<T>(_sines.Length), _slot = 0, _run = 0 };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_sines.Length);
        writer.Write(_slot);
        writer.Write(_run);
        WindowRing.Save(ref writer, _values, _slot, _sines.Length);
    }

    /// <inheritdoc/>
    public readonly MesaSineState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _sines.Length);
        var slot = reader.ReadInt32(0, _values.Length - 1);
        return this with
        {
            _slot = slot,
            _run = reader.ReadInt32(0, _sines.Length),
            _values = WindowRing.Load<T>(ref reader, slot, _sines.Length),
        };
    }

    private readonly T Value(int age) => _values[(_slot - 1 - age) & (_values.Length - 1)];

    private static T[] Wave(int period, Func<decimal, decimal> wave) =>
        [.. Enumerable.Range(0, period).Select(i => Number.Convert<T>(wave(2 * DecimalMath.Pi * i / period)))];
}
