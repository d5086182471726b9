using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Macd{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct MacdState<T> : IIndicatorState<MacdState<T>, T, MacdValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _fastPeriod;
    private readonly int _slowPeriod;
    private readonly int _signalPeriod;
    private readonly MacdSeed _seed;
    private EmaState<T> _fast;
    private EmaState<T> _slow;
    private EmaState<T> _signal;

    // Bars that the fast average has yet to wait.
    private int _wait;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
    /// <param name="slow">The period of the slow average; at most <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">The period of the average of the line; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="seed">Where the fast average begins.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public MacdState(int fast, int slow, int signal, MacdSeed seed)
    {
        _fastPeriod = Period.Check(fast, 1);
        _slowPeriod = Period.Check(slow, 2);
        _signalPeriod = Period.Check(signal, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        _seed = seed is MacdSeed.Own or MacdSeed.Aligned
            ? seed
            : throw new ArgumentOutOfRangeException(nameof(seed), seed, "Choose a start of its own or one aligned with the slow average.");
        _fast = new EmaState<T>(fast, EmaSeed.Average);
        _slow = new EmaState<T>(slow, EmaSeed.Average);
        _signal = new EmaState<T>(signal, EmaSeed.Average);
        _wait = seed == MacdSeed.Aligned ? slow - fast : 0;
    }

    /// <inheritdoc/>
    public readonly string Name => "macd";

    /// <inheritdoc/>
    public readonly int Warmup => _slowPeriod;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => _slowPeriod + (output == 0 ? 0 : _signalPeriod - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _slow.ConvergenceBars(epsilon) + _signal.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out MacdValue<T> output)
    {
        T fast = default;
        var hasFast = false;
        if (_wait > 0)
        {
            _wait--;
        }
        else
        {
            hasFast = _fast.Next(in input, out fast);
        }

        var line = default(T);
        if (_slow.Next(in input, out var slow) && hasFast && Number.IsPresent(line = fast - slow))
        {
            _begun = true;
            output = _signal.Next(in line, out var signal) && Number.IsPresent(line - signal)
                ? new MacdValue<T>(line, signal, line - signal)
                : new MacdValue<T>(line, null, null);
            return true;
        }

        // A missing value, or an average that left the range of double, starts all three again, and together.
        if (_begun || !Number.IsPresent(input))
        {
            var fresh = Fresh();
            this = fresh;
        }

        output = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly MacdState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly MacdState<T> Fresh() => new(_fastPeriod, _slowPeriod, _signalPeriod, _seed);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_seed);
        _fast.Save(ref writer);
        _slow.Save(ref writer);
        _signal.Save(ref writer);
        writer.Write(_wait);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly MacdState<T> Load(ref StateReader reader)
    {
        reader.Parameter("seed", (int)_seed);
        return this with
        {
            _fast = _fast.Load(ref reader),
            _slow = _slow.Load(ref reader),
            _signal = _signal.Load(ref reader),
            _wait = reader.ReadInt32(0, _slowPeriod - _fastPeriod),
            _begun = reader.ReadInt32(0, 1) == 1,
        };
    }
}
