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
    private EmaState<T> _first;
    private EmaState<T> _second;
    private EmaState<T> _third;
    private T _last;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of each average; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="seed">How the second and the third average begin.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public TrixState(int period, TrixSeed seed)
    {
        _period = Period.Check(period, 1);
        _seed = seed is TrixSeed.Stages or TrixSeed.Common
            ? seed
            : throw new ArgumentOutOfRangeException(nameof(seed), seed, "Choose a seed of its own for each stage or a common one.");
        var later = seed == TrixSeed.Stages ? EmaSeed.Average : EmaSeed.FirstValue;
        _first = new EmaState<T>(period, EmaSeed.Average);
        _second = new EmaState<T>(period, later);
        _third = new EmaState<T>(period, later);
    }

    /// <inheritdoc/>
    public readonly string Name => "trix";

    /// <inheritdoc/>
    public readonly int Warmup => _first.Warmup + _second.Warmup + _third.Warmup - 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) =>
        _first.ConvergenceBars(epsilon) + _second.ConvergenceBars(epsilon) + _third.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (_first.Next(in input, out var once) && _second.Next(in once, out var twice) && _third.Next(in twice, out var thrice))
        {
            var (last, hasLast) = (_last, _hasLast);
            _last = thrice;
            _hasLast = true;
            if (!hasLast || last == T.Zero)
            {
                return false;
            }

            output = Number.Convert<T>(100) * ((thrice - last) / last);
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
    public readonly TrixState<T> Fresh() => new(_period, _seed);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_seed);
        _first.Save(ref writer);
        _second.Save(ref writer);
        _third.Save(ref writer);
        writer.Write(_hasLast ? 1 : 0);
        writer.WriteValue(in _last);
    }

    /// <inheritdoc/>
    public readonly TrixState<T> Load(ref StateReader reader)
    {
        reader.Parameter("seed", (int)_seed);
        return this with
        {
            _first = _first.Load(ref reader),
            _second = _second.Load(ref reader),
            _third = _third.Load(ref reader),
            _hasLast = reader.ReadInt32(0, 1) == 1,
            _last = reader.ReadValue<T>(),
        };
    }
}
