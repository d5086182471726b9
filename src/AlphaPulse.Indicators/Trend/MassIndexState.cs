using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="MassIndex{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct MassIndexState<T> : IIndicatorState<MassIndexState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly int _smoothing;
    private readonly EmaSeed _seed;
    private EmaState<T> _single;
    private EmaState<T> _nested;
    private WindowSum<T> _sum;
    private int _count;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the sum; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="smoothing">The period of both averages; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="seed">How the averages begin.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public MassIndexState(int period, int smoothing, EmaSeed seed)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 1);
        _smoothing = Period.Check(smoothing, 2);
        _seed = seed is EmaSeed.Average or EmaSeed.FirstValue
            ? seed
            : throw new ArgumentOutOfRangeException(nameof(seed), seed, "Choose the average or the first value.");
        _single = new EmaState<T>(smoothing, seed);
        _nested = new EmaState<T>(smoothing, seed);
        _sum = new WindowSum<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "mass";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 2 * (_smoothing - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _period + _single.ConvergenceBars(epsilon) + _nested.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!BarPresence.HasRange(in input))
        {
            return Restart();
        }

        _count = Math.Min(_count + 1, 2 * _smoothing - 1);
        if (!_single.Next(input.High - input.Low, out var single) || _count < _smoothing || !_nested.Next(in single, out var nested)
            || _count < 2 * _smoothing - 1 || Residue.IsNothing(nested, input.High))
        {
            return false;
        }

        if (!_sum.Push(Rounding.Ratio(single / nested)))
        {
            return false;
        }

        output = _sum.Sum();
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly MassIndexState<T> Copy() => this with { _sum = _sum.Copy() };

    /// <inheritdoc/>
    public readonly MassIndexState<T> Fresh() => new(_period, _smoothing, _seed);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_smoothing);
        writer.Parameter((int)_seed);
        _single.Save(ref writer);
        _nested.Save(ref writer);
        _sum.Save(ref writer);
        writer.Write(_count);
    }

    /// <inheritdoc/>
    public readonly MassIndexState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("smoothing", _smoothing);
        reader.Parameter("seed", (int)_seed);
        return this with
        {
            _single = _single.Load(ref reader),
            _nested = _nested.Load(ref reader),
            _sum = _sum.Load(ref reader),
            _count = reader.ReadInt32(0, 2 * _smoothing - 1),
        };
    }

    private bool Restart()
    {
        _single = _single.Fresh();
        _nested = _nested.Fresh();
        _sum.Clear();
        _count = 0;
        return false;
    }
}
