using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="MaximumIndex{T}"/> and <see cref="MinimumIndex{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ExtremeIndexState<T> : IIndicatorState<ExtremeIndexState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly ExtremeKind _kind;
    private WindowExtremeAges<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="kind">Which extreme is wanted.</param>
    /// <param name="tie">Which of equal extremes counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ExtremeIndexState(int period, ExtremeKind kind, ExtremeTie tie)
    {
        _window = new WindowExtremeAges<T>(Period.Check(period, 2), tie);
        _kind = kind is ExtremeKind.Maximum or ExtremeKind.Minimum
            ? kind
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Choose the maximum or the minimum.");
    }

    /// <inheritdoc/>
    public readonly string Name => _kind == ExtremeKind.Maximum ? "maxindex" : "minindex";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        var hasValue = _window.Push(input, input);
        output = hasValue ? T.CreateChecked(_kind == ExtremeKind.Maximum ? _window.HighAge : _window.LowAge) : default;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly ExtremeIndexState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly ExtremeIndexState<T> Fresh() => this with { _window = _window.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _window.Save(ref writer);

    /// <inheritdoc/>
    public readonly ExtremeIndexState<T> Load(ref StateReader reader) => this with { _window = _window.Load(ref reader) };
}
