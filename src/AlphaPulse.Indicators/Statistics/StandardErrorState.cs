using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="StandardError{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct StandardErrorState<T> : IIndicatorState<StandardErrorState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly StandardErrorKind _kind;
    private readonly T _root;
    private WindowMoments<T> _mean;
    private WindowStatisticState<T, RegressionErrorStatistic<T>> _line;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
    /// <param name="kind">What it is the error of.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public StandardErrorState(int period, StandardErrorKind kind)
    {
        _period = Period.Check(period, 3);
        _kind = kind is StandardErrorKind.Mean or StandardErrorKind.Regression
            ? kind
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Choose the mean or the regression.");
        _root = Elementary.Sqrt(T.CreateChecked(period));
        _mean = new WindowMoments<T>(period, DeviationKind.Population);
        _line = new WindowStatisticState<T, RegressionErrorStatistic<T>>(new RegressionErrorStatistic<T>(period));
    }

    /// <inheritdoc/>
    public readonly string Name => "stderr";

    /// <inheritdoc/>
    public readonly int Warmup => _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        if (_kind == StandardErrorKind.Regression)
        {
            return _line.Next(in input, out output);
        }

        var hasValue = _mean.Push(input);
        output = hasValue ? _mean.Deviation() / _root : default;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly StandardErrorState<T> Copy() => this with { _mean = _mean.Copy(), _line = _line.Copy() };

    /// <inheritdoc/>
    public readonly StandardErrorState<T> Fresh() => new(_period, _kind);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_kind);
        if (_kind == StandardErrorKind.Regression)
        {
            _line.Save(ref writer);
        }
        else
        {
            _mean.Save(ref writer);
        }
    }

    /// <inheritdoc/>
    public readonly StandardErrorState<T> Load(ref StateReader reader)
    {
        reader.Parameter("kind", (int)_kind);
        return _kind == StandardErrorKind.Regression
            ? this with { _line = _line.Load(ref reader) }
            : this with { _mean = _mean.Load(ref reader) };
    }
}
