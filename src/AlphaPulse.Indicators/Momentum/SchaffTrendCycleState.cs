using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="SchaffTrendCycle{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct SchaffTrendCycleState<T> : IIndicatorState<SchaffTrendCycleState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _cycle;
    private readonly int _fast;
    private readonly int _slow;
    private readonly SchaffSmoothing _smoothing;
    private AveragePair<T> _averages;
    private WindowExtremes<T> _lines;
    private WindowExtremes<T> _cycles;
    private WindowSum<T> _mean;

    // The last fraction of each stochastic and what it is smoothed to.
    private T _fraction;
    private T _smoothed;
    private T _second;
    private T _value;

    // How many of the two stochastics have begun.
    private int _steps;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="cycle">The values that each stochastic looks at; from 5 to <see cref="Period.Maximum"/>.</param>
    /// <param name="fast">The period of the fast average; below that of the slow one; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="slow">The period of the slow average; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="smoothing">How the stochastics are smoothed.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public SchaffTrendCycleState(int cycle, int fast, int slow, SchaffSmoothing smoothing)
    {
        Number.EnsureSupported<T>();
        _cycle = Period.Check(cycle, 5);
        _fast = Period.Check(fast, 1);
        _slow = Period.Check(slow, 2);
        _smoothing = smoothing is SchaffSmoothing.Factor or SchaffSmoothing.Average
            ? smoothing
            : throw new ArgumentOutOfRangeException(nameof(smoothing), smoothing, "Choose the factor or the average.");
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        _averages = new AveragePair<T>(fast, slow, OscillatorAverage.Exponential);
        _lines = new WindowExtremes<T>(cycle);
        _cycles = new WindowExtremes<T>(cycle);
        _mean = new WindowSum<T>(3);
    }

    /// <inheritdoc/>
    public readonly string Name => "stc";

    /// <inheritdoc/>
    public readonly int Warmup => _slow + (_smoothing == SchaffSmoothing.Factor ? 2 * (_cycle - 1) : _cycle + 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _averages.ConvergenceBars(epsilon) + 2 * _cycle + 2 * Period.BarsToForget(0.5, epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            return Restart();
        }

        if (!_averages.Next(in input, out var fast, out var slow))
        {
            return false;
        }

        var line = fast - slow;
        if (!_lines.Push(line, line))
        {
            return false;
        }

        // What the averages differ by only in rounding is no range.
        var range = _lines.Highest() - _lines.Lowest();
        var isFlat = Residue.Direction(range, T.Zero, slow) == 0;
        if (_smoothing == SchaffSmoothing.Average)
        {
            if (isFlat || !_mean.Push(Rounding.Ratio(Number.Convert<T>(100) * ((line - _lines.Lowest()) / range))))
            {
                return false;
            }

            output = _mean.Mean();
            return true;
        }

        if (isFlat && _steps == 0)
        {
            return false;
        }

        _fraction = isFlat ? _fraction : Number.Convert<T>(100) * ((line - _lines.Lowest()) / range);
        _smoothed = _steps == 0 ? _fraction : Halfway(_smoothed, _fraction);
        _steps = Math.Max(_steps, 1);
        return Number.IsPresent(_smoothed) ? Second(out output) : Restart();
    }

    /// <inheritdoc/>
    public readonly SchaffTrendCycleState<T> Copy() => this with
    {
        _averages = _averages.Copy(),
        _lines = _lines.Copy(),
        _cycles = _cycles.Copy(),
        _mean = _mean.Copy(),
    };

    /// <inheritdoc/>
    public readonly SchaffTrendCycleState<T> Fresh() => new(_cycle, _fast, _slow, _smoothing);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_cycle);
        writer.Parameter(_fast);
        writer.Parameter(_slow);
        writer.Parameter((int)_smoothing);
        _averages.Save(ref writer);
        _lines.Save(ref writer);
        _cycles.Save(ref writer);
        _mean.Save(ref writer);
        writer.WriteValue(in _fraction);
        writer.WriteValue(in _smoothed);
        writer.WriteValue(in _second);
        writer.WriteValue(in _value);
        writer.Write(_steps);
    }

    /// <inheritdoc/>
    public readonly SchaffTrendCycleState<T> Load(ref StateReader reader)
    {
        reader.Parameter("cycle", _cycle);
        reader.Parameter("fast", _fast);
        reader.Parameter("slow", _slow);
        reader.Parameter("smoothing", (int)_smoothing);
        return this with
        {
            _averages = _averages.Load(ref reader),
            _lines = _lines.Load(ref reader),
            _cycles = _cycles.Load(ref reader),
            _mean = _mean.Load(ref reader),
            _fraction = reader.ReadValue<T>(),
            _smoothed = reader.ReadValue<T>(),
            _second = reader.ReadValue<T>(),
            _value = reader.ReadValue<T>(),
            _steps = reader.ReadInt32(0, 2),
        };
    }

    private static T Halfway(T from, T to) => from + (to - from) / Number.Convert<T>(2);

    private bool Second(out T output)
    {
        output = default;
        if (!_cycles.Push(_smoothed, _smoothed))
        {
            return false;
        }

        var range = _cycles.Highest() - _cycles.Lowest();
        var last = _steps < 2 ? _smoothed : _second;
        _second = range == T.Zero ? last : Number.Convert<T>(100) * ((_smoothed - _cycles.Lowest()) / range);
        _value = _steps < 2 ? _second : Halfway(_value, _second);
        _steps = 2;
        output = _value;
        return true;
    }

    private bool Restart()
    {
        _averages = _averages.Fresh();
        _lines.Clear();
        _cycles.Clear();
        _mean.Clear();
        (_fraction, _smoothed, _second, _value, _steps) = (T.Zero, T.Zero, T.Zero, T.Zero, 0);
        return false;
    }
}
