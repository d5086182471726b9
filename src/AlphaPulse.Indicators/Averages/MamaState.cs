using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Mama{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct MamaState<T> : IIndicatorState<MamaState<T>, T, MamaValue<T>>
    where T : struct, INumber<T>
{
    private readonly decimal _fast;
    private readonly decimal _slow;
    private readonly MamaSeed _seed;
    private HilbertCycle<T> _cycle;
    private T _phase;
    private T _mama;
    private T _fama;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The greatest weight; from 0.05 to 1, not below <paramref name="slow"/>.</param>
    /// <param name="slow">The least weight; from 0.05 to 1.</param>
    /// <param name="seed">How it begins.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public MamaState(decimal fast, decimal slow, MamaSeed seed)
    {
        _slow = slow is >= 0.05m and <= 1 ? slow : throw new ArgumentOutOfRangeException(nameof(slow), slow, "Choose from 0.05 to 1.");
        _fast = fast >= slow && fast <= 1
            ? fast
            : throw new ArgumentOutOfRangeException(nameof(fast), fast, "Choose from the least weight to 1.");
        _seed = seed is MamaSeed.Zero or MamaSeed.FirstValue
            ? seed
            : throw new ArgumentOutOfRangeException(nameof(seed), seed, "Choose zero or the first value.");
        _cycle = new HilbertCycle<T>(12, 6, 50);
    }

    /// <inheritdoc/>
    public readonly string Name => "mama";

    /// <inheritdoc/>
    public readonly int Warmup => 33;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) =>
        Warmup + 3 * Period.BarsToForget(0.8, epsilon) + 2 * Period.BarsToForget(1 - (double)_slow / 2, epsilon);

    /// <inheritdoc/>
    public bool Next(in T input, out MamaValue<T> output)
    {
        output = default;
        if (!_cycle.Next(input))
        {
            (_begun, _phase, _mama, _fama) = (false, T.Zero, T.Zero, T.Zero);
            return false;
        }

        if (!_begun)
        {
            _begun = true;
            _mama = _seed == MamaSeed.Zero ? T.Zero : input;
            _fama = _mama;
        }

        var phase = _cycle.InPhase == T.Zero
            ? T.Zero
            : Elementary.ArctangentOfRatio(_cycle.Quadrature, _cycle.InPhase) * Number.Convert<T>(180 / DecimalMath.Pi);
        var turn = _phase - phase;
        _phase = phase;
        var fast = Number.Convert<T>(_fast);
        var weight = turn > T.One ? Number.Max(fast / turn, Number.Convert<T>(_slow)) : fast;
        _mama += weight * (input - _mama);
        _fama += Number.Convert<T>(0.5m) * weight * (_mama - _fama);
        if (!Number.IsPresent(_mama) || !Number.IsPresent(_fama))
        {
            this = Fresh();
            return false;
        }

        if (_cycle.Count < Warmup)
        {
            return false;
        }

        output = new MamaValue<T>(_mama, _fama);
        return true;
    }

    /// <inheritdoc/>
    public readonly MamaState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly MamaState<T> Fresh() => new(_fast, _slow, _seed);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_fast);
        writer.Parameter(_slow);
        writer.Parameter((int)_seed);
        _cycle.Save(ref writer);
        writer.WriteValue(in _phase);
        writer.WriteValue(in _mama);
        writer.WriteValue(in _fama);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly MamaState<T> Load(ref StateReader reader)
    {
        reader.Parameter("fast", _fast);
        reader.Parameter("slow", _slow);
        reader.Parameter("seed", (int)_seed);
        return this with
        {
            _cycle = _cycle.Load(ref reader),
            _phase = reader.ReadValue<T>(),
            _mama = reader.ReadValue<T>(),
            _fama = reader.ReadValue<T>(),
            _begun = reader.ReadInt32(0, 1) == 1,
        };
    }
}
