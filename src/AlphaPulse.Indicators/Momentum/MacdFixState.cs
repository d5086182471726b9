using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="MacdFix{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct MacdFixState<T> : IIndicatorState<MacdFixState<T>, T, MacdValue<T>>
    where T : struct, INumber<T>
{
    private const int FastPeriod = 12;
    private const int SlowPeriod = 26;

    private readonly int _signal;
    private readonly MacdFixSeed _seed;
    private AlphaAverage<T> _fast;
    private AlphaAverage<T> _slow;
    private EmaState<T> _average;

    // Bars since the start, at most 26.
    private int _bars;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="signal">The period of the average of the line; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="seed">How the averages begin.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public MacdFixState(int signal, MacdFixSeed seed)
    {
        _signal = Period.Check(signal, 1);
        _seed = seed is MacdFixSeed.Own or MacdFixSeed.Aligned or MacdFixSeed.FirstValue
            ? seed
            : throw new ArgumentOutOfRangeException(nameof(seed), seed, "Choose means of their own, aligned ones or the first value.");
        _fast = new AlphaAverage<T>(seed == MacdFixSeed.FirstValue ? 1 : FastPeriod, 0.15m, 1);
        _slow = new AlphaAverage<T>(seed == MacdFixSeed.FirstValue ? 1 : SlowPeriod, 0.075m, 1);
        _average = new EmaState<T>(signal, seed == MacdFixSeed.FirstValue ? EmaSeed.FirstValue : EmaSeed.Average);
    }

    /// <inheritdoc/>
    public readonly string Name => "macdfix";

    /// <inheritdoc/>
    public readonly int Warmup => SlowPeriod;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => SlowPeriod + (output == 0 ? 0 : _average.Warmup - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => SlowPeriod + _slow.ConvergenceBars(epsilon) + _average.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    public bool Next(in T input, out MacdValue<T> output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        _bars = Math.Min(_bars + 1, SlowPeriod);
        T fast = default;
        var hasFast = (_seed != MacdFixSeed.Aligned || _bars > SlowPeriod - FastPeriod) && _fast.Next(in input, out fast);
        if (!(_slow.Next(in input, out var slow) & hasFast) || _bars < SlowPeriod || !Number.IsPresent(fast - slow))
        {
            return false;
        }

        var line = fast - slow;
        output = _average.Next(in line, out var signal) && Number.IsPresent(line - signal)
            ? new MacdValue<T>(line, signal, line - signal)
            : new MacdValue<T>(line, null, null);
        return true;
    }

    /// <inheritdoc/>
    public readonly MacdFixState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly MacdFixState<T> Fresh() => new(_signal, _seed);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_signal);
        writer.Parameter((int)_seed);
        _fast.Save(ref writer);
        _slow.Save(ref writer);
        _average.Save(ref writer);
        writer.Write(_bars);
    }

    /// <inheritdoc/>
    public readonly MacdFixState<T> Load(ref StateReader reader)
    {
        reader.Parameter("signal", _signal);
        reader.Parameter("seed", (int)_seed);
        return this with
        {
            _fast = _fast.Load(ref reader),
            _slow = _slow.Load(ref reader),
            _average = _average.Load(ref reader),
            _bars = reader.ReadInt32(0, SlowPeriod),
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _fast.Next(in missing, out _);
        _slow.Next(in missing, out _);
        _average.Next(in missing, out _);
        _bars = 0;
    }
}
