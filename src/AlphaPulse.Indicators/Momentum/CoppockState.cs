using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Coppock{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct CoppockState<T> : IIndicatorState<CoppockState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _fast;
    private readonly int _slow;
    private readonly int _period;
    private RateOfChangeState<T> _first;
    private RateOfChangeState<T> _second;
    private WmaState<T> _average;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The bars of the shorter rate of change; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="slow">The bars of the longer rate of change; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="period">The period of the weighted average; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public CoppockState(int fast, int slow, int period)
    {
        _fast = Period.Check(fast, 1);
        _slow = Period.Check(slow, 1);
        _period = Period.Check(period, 1);
        _first = new RateOfChangeState<T>(fast, RateOfChangeScale.Percent);
        _second = new RateOfChangeState<T>(slow, RateOfChangeScale.Percent);
        _average = new WmaState<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "coppock";

    /// <inheritdoc/>
    public readonly int Warmup => Math.Max(_fast, _slow) + _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        return (_first.Next(in input, out var first) & _second.Next(in input, out var second))
            && _average.Next(Rounding.Ratio(first + second), out output);
    }

    /// <inheritdoc/>
    public readonly CoppockState<T> Copy() => this with
    {
        _first = _first.Copy(),
        _second = _second.Copy(),
        _average = _average.Copy(),
    };

    /// <inheritdoc/>
    public readonly CoppockState<T> Fresh() => new(_fast, _slow, _period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_fast);
        writer.Parameter(_slow);
        writer.Parameter(_period);
        _first.Save(ref writer);
        _second.Save(ref writer);
        _average.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly CoppockState<T> Load(ref StateReader reader)
    {
        reader.Parameter("fast", _fast);
        reader.Parameter("slow", _slow);
        reader.Parameter("period", _period);
        return this with
        {
            _first = _first.Load(ref reader),
            _second = _second.Load(ref reader),
            _average = _average.Load(ref reader),
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _first.Next(in missing, out _);
        _second.Next(in missing, out _);
        _average.Next(in missing, out _);
    }
}
