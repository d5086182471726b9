using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Covariance{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct CovarianceState<T> : IIndicatorState<CovarianceState<T>, Pair<T>, T>
    where T : struct, INumber<T>
{
    private readonly DeviationKind _kind;
    private WindowCrossMoments<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="kind">What the sum of products is divided by.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public CovarianceState(int period, DeviationKind kind)
    {
        _window = new WindowCrossMoments<T>(Period.Check(period, 2));
        _kind = kind is DeviationKind.Population or DeviationKind.Sample
            ? kind
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Choose the population or the sample.");
    }

    /// <inheritdoc/>
    public readonly string Name => "covar";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    public bool Next(in Pair<T> input, out T output)
    {
        if (_window.Push(input.First, input.Second)
            && _window.TryCovariance((long)_window.Length * (_window.Length - (int)_kind), out output))
        {
            return true;
        }

        output = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly CovarianceState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly CovarianceState<T> Fresh() => this with { _window = _window.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_kind);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly CovarianceState<T> Load(ref StateReader reader)
    {
        reader.Parameter("kind", (int)_kind);
        return this with { _window = _window.Load(ref reader) };
    }
}
