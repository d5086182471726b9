using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ArcherTrends{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ArcherTrendsState<T> : IIndicatorState<ArcherTrendsState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _fast;
    private readonly int _slow;
    private readonly int _lookback;
    private AveragePair<T> _averages;
    private AveragesDirection<T> _direction;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The period of the fast average; below that of the slow one; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="slow">The period of the slow average; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="lookback">Over how many bars the averages are compared; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ArcherTrendsState(int fast, int slow, int lookback)
    {
        Number.EnsureSupported<T>();
        _fast = Period.Check(fast, 1);
        _slow = Period.Check(slow, 2);
        _lookback = Period.Check(lookback, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        _averages = new AveragePair<T>(fast, slow, OscillatorAverage.Exponential);
        _direction = new AveragesDirection<T>(lookback);
    }

    /// <inheritdoc/>
    public readonly string Name => "amat";

    /// <inheritdoc/>
    public readonly int Warmup => _slow + _lookback;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _averages.ConvergenceBars(epsilon) + _lookback;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            return Restart();
        }

        return _averages.Next(in input, out var fast, out var slow) && _direction.Push(fast, slow, out output);
    }

    /// <inheritdoc/>
    public readonly ArcherTrendsState<T> Copy() => this with { _averages = _averages.Copy(), _direction = _direction.Copy() };

    /// <inheritdoc/>
    public readonly ArcherTrendsState<T> Fresh() => new(_fast, _slow, _lookback);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_fast);
        writer.Parameter(_slow);
        writer.Parameter(_lookback);
        _averages.Save(ref writer);
        _direction.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly ArcherTrendsState<T> Load(ref StateReader reader)
    {
        reader.Parameter("fast", _fast);
        reader.Parameter("slow", _slow);
        reader.Parameter("lookback", _lookback);
        return this with
        {
            _averages = _averages.Load(ref reader),
            _direction = _direction.Load(ref reader),
        };
    }

    private bool Restart()
    {
        _averages = _averages.Fresh();
        _direction.Clear();
        return false;
    }
}
