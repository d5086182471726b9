using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="PremierStochastic{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct PremierStochasticState<T> : IIndicatorState<PremierStochasticState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly int _smoothing;
    private WindowExtremes<T> _window;
    private EmaPair<T> _averages;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the stochastic; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="smoothing">The square of the period of both averages, whose fraction is cut off; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public PremierStochasticState(int period, int smoothing)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 2);
        _smoothing = Period.Check(smoothing, 1);
        _window = new WindowExtremes<T>(period);
        _averages = new EmaPair<T>((int)Math.Sqrt(smoothing), (int)Math.Sqrt(smoothing), EmaSeed.Average);
    }

    /// <inheritdoc/>
    public readonly string Name => "pso";

    /// <inheritdoc/>
    public readonly int Warmup => _period + _averages.Warmup - 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _period + _averages.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!BarPresence.HasRangeAndClose(in input))
        {
            return Restart();
        }

        if (!_window.Push(input.High, input.Low))
        {
            return false;
        }

        var lowest = _window.Lowest();
        var range = _window.Highest() - lowest;
        if (range == T.Zero || !Number.IsPresent(range))
        {
            return false;
        }

        var normal = Number.Convert<T>(10) * ((input.Close - lowest) / range) - Number.Convert<T>(5);
        if (!Number.IsPresent(normal) || !_averages.Next(in normal, out var smoothed))
        {
            return false;
        }

        output = Elementary.Tanh(smoothed / Number.Convert<T>(2));
        return true;
    }

    /// <inheritdoc/>
    public readonly PremierStochasticState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly PremierStochasticState<T> Fresh() => new(_period, _smoothing);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_smoothing);
        _window.Save(ref writer);
        _averages.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly PremierStochasticState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("smoothing", _smoothing);
        return this with { _window = _window.Load(ref reader), _averages = _averages.Load(ref reader) };
    }

    private bool Restart()
    {
        _window.Clear();
        _averages.Clear();
        return false;
    }
}
