using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of every indicator that is a statistic of the last values.</summary>
/// <remarks>A bar costs as much as <see cref="IWindowStatistic{T}.TryCompute"/>: n steps, or n log n where the values are sorted. A missing
/// value (NaN) leaves no value until it has left the window. The value of <c>default</c> is unusable. Not safe for use from several
/// threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TStatistic">The statistic.</typeparam>
public struct WindowStatisticState<T, TStatistic> : IIndicatorState<WindowStatisticState<T, TStatistic>, T, T>
    where T : struct, INumber<T>
    where TStatistic : struct, IWindowStatistic<T>
{
    private readonly TStatistic _statistic;

    // Only used within a transition, so that copies of the struct may share it.
    private readonly T[] _scratch;
    private WindowValues<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="statistic">The statistic.</param>
    public WindowStatisticState(TStatistic statistic)
    {
        _statistic = statistic;
        _window = new WindowValues<T>(statistic.Length);
        _scratch = new T[statistic.Length];
    }

    /// <inheritdoc/>
    public readonly string Name => _statistic.Name;

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        if (_window.Push(input) && _statistic.TryCompute(_window.Values, _scratch, out output) && Number.IsPresent(output))
        {
            return true;
        }

        output = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly WindowStatisticState<T, TStatistic> Copy() => new(_statistic) { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly WindowStatisticState<T, TStatistic> Fresh() => new(_statistic);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_window.Length);
        writer.Parameter(_statistic.Parameters);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly WindowStatisticState<T, TStatistic> Load(ref StateReader reader)
    {
        reader.Parameter("window", _window.Length);
        reader.Parameter("parameters", _statistic.Parameters);
        return new(_statistic) { _window = _window.Load(ref reader) };
    }
}
