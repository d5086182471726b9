using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="SmaAnalysis{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct SmaAnalysisState<T> : IIndicatorState<SmaAnalysisState<T>, T, SmaAnalysisValue<T>>
    where T : struct, INumber<T>
{
    // Only used within a transition, so that copies of the struct may share it.
    private readonly T[] _deviations;
    private WindowMoments<T> _moments;
    private WindowValues<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public SmaAnalysisState(int period)
    {
        _moments = new WindowMoments<T>(Period.Check(period, 2), DeviationKind.Population);
        _window = new WindowValues<T>(period);
        _deviations = new T[period];
    }

    /// <inheritdoc/>
    public readonly string Name => "smaanalysis";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    public bool Next(in T input, out SmaAnalysisValue<T> output)
    {
        output = default;
        if (!(_window.Push(input) & _moments.Push(input)))
        {
            return false;
        }

        var values = _window.Values;
        StatisticalFunctions.Deviations(values, _deviations);
        var count = T.CreateChecked(values.Length);
        var mad = StatisticalFunctions.SumOfMagnitudes<T>(_deviations) / count;
        T? mse = _moments.TryVariance(out var variance) ? variance : null;
        output = new SmaAnalysisValue<T>(_moments.Mean(), mad, mse, Relative(values));
        return Number.IsPresent(mad);
    }

    /// <inheritdoc/>
    public readonly SmaAnalysisState<T> Copy() => new(_window.Length) { _moments = _moments.Copy(), _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly SmaAnalysisState<T> Fresh() => new(_window.Length);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _moments.Save(ref writer);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly SmaAnalysisState<T> Load(ref StateReader reader)
    {
        var moments = _moments.Load(ref reader);
        return new(_window.Length) { _moments = moments, _window = _window.Load(ref reader) };
    }

    private readonly T? Relative(ReadOnlySpan<T> values)
    {
        var sum = T.Zero;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] == T.Zero)
            {
                return null;
            }

            sum += T.Abs(_deviations[i]) / T.Abs(values[i]);
        }

        var mean = sum / T.CreateChecked(values.Length);
        return Number.IsPresent(mean) ? mean : null;
    }
}
