using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Trix{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct TrixState<T> : IIndicatorState<TrixState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly TrixSeed _seed;
    private readonly TrixDivisor _divisor;
    private EmaState<T> _first;
    private EmaState<T> _second;
    private EmaState<T> _third;
    private T _last;
    private bool _hasLast;

    // Bars since the start, at most 3n.
    private long _bars;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of each average; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="seed">How the averages begin.</param>
    /// <param name="divisor">What the change is divided by.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public TrixState(int period, TrixSeed seed, TrixDivisor divisor)
    {
        _period = Period.Check(period, 1);
        _seed = seed is TrixSeed.Stages or TrixSeed.Common or TrixSeed.FirstValue
            ? seed
            : throw new ArgumentOutOfRangeException(nameof(seed), seed, "Choose a seed of its own for each stage, a common one or the first value.");
        _divisor = divisor is TrixDivisor.Last or TrixDivisor.Current
            ? divisor
            : throw new ArgumentOutOfRangeException(nameof(divisor), divisor, "Choose the last or the current average.");
        var later = seed == TrixSeed.Stages ? EmaSeed.Average : EmaSeed.FirstValue;
        _first = new EmaState<T>(period, seed == TrixSeed.FirstValue ? EmaSeed.FirstValue : EmaSeed.Average);
        _second = new EmaState<T>(period, later);
        _third = new EmaState<T>(period, later);
    }

    /// <inheritdoc/>
    public readonly string Name => "trix";

    /// <inheritdoc/>
    public readonly int Warmup => _seed == TrixSeed.FirstValue ? 3 * _period - 1 : _first.Warmup + _second.Warmup + _third.Warmup - 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) =>
        _first.ConvergenceBars(epsilon) + _second.ConvergenceBars(epsilon) + _third.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        _bars = Math.Min(_bars + 1, 3 * (long)_period);
        if (_first.Next(in input, out var once)
            && Passes(1) && _second.Next(in once, out var twice)
            && Passes(2) && _third.Next(in twice, out var thrice))
        {
            var (last, hasLast) = (_last, _hasLast);
            _last = thrice;
            _hasLast = true;
            var divisor = _divisor == TrixDivisor.Last ? last : thrice;
            if (!hasLast || !Passes(3) || divisor == T.Zero)
            {
                return false;
            }

            output = Number.Convert<T>(100) * ((thrice - last) / divisor);
            return Number.IsPresent(output);
        }

        // A missing value, or an average that left the range of double, starts all three again, and together.
        if (_hasLast || !Number.IsPresent(input))
        {
            var fresh = Fresh();
            this = fresh;
        }

        return false;
    }

    /// <inheritdoc/>
    public readonly TrixState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly TrixState<T> Fresh() => new(_period, _seed, _divisor);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_seed);
        writer.Parameter((int)_divisor);
        _first.Save(ref writer);
        _second.Save(ref writer);
        _third.Save(ref writer);
        writer.Write(_hasLast ? 1 : 0);
        writer.WriteValue(in _last);
        writer.Write(_bars);
    }

    /// <inheritdoc/>
    public readonly TrixState<T> Load(ref StateReader reader)
    {
        reader.ParameterSince(2, "period", _period, before: _period);
        reader.Parameter("seed", (int)_seed);
        reader.ParameterSince(2, "divisor", (int)_divisor, before: (int)TrixDivisor.Last);
        return this with
        {
            _first = _first.Load(ref reader),
            _second = _second.Load(ref reader),
            _third = _third.Load(ref reader),
            _hasLast = reader.ReadInt32(0, 1) == 1,
            _last = reader.ReadValue<T>(),
            _bars = reader.Version >= 2 ? reader.ReadInt64() : 3 * (long)_period,
        };
    }

    // With the first value as the seed a stage begins when the one before has taken in n values, as if that had a mean as its seed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool Passes(int stages) =>
        _seed != TrixSeed.FirstValue || _bars > stages * (long)(_period - 1) + (stages == 3 ? 1 : 0);
}
