using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Any indicator of the catalog in one shape: a bar in, a row of numbers out, <see langword="null"/> where there is none.</summary>
/// <remarks>Not safe for use from several threads; give each thread its own by <see cref="Clone"/>.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public abstract class BarIndicator<T>
    where T : struct, INumber<T>
{
    private protected BarIndicator(IndicatorSpec spec) => Spec = spec;

    /// <summary>The indicator with its parameters.</summary>
    public IndicatorSpec Spec { get; }

    /// <summary>How many numbers a row has.</summary>
    public int OutputCount => Spec.Columns.Count;

    /// <summary>How many bars it takes to the first value, that bar included.</summary>
    public abstract int Warmup { get; }

    /// <summary>How many bars it takes to the first value of one output, that bar included.</summary>
    /// <param name="output">The place of the output, from 0.</param>
    /// <returns>The bars.</returns>
    public abstract int OutputWarmup(int output);

    /// <summary>How many bars were taken in.</summary>
    public abstract long Samples { get; }

    /// <summary>See <see cref="IIndicator{TInput, TOutput}.Convergence"/>.</summary>
    /// <param name="epsilon">The bound; between 0 and 1, both excluded.</param>
    /// <returns>The bars.</returns>
    public abstract int Convergence(double epsilon);

    /// <summary>Takes in the next bar.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="outputs">Takes the row; at least <see cref="OutputCount"/> long. Always written as a whole.</param>
    /// <returns>Whether there is any value.</returns>
    /// <exception cref="ArgumentException"><paramref name="outputs"/> is too short.</exception>
    /// <exception cref="IndicatorOverflowException">A decimal calculation left its range; nothing was taken in.</exception>
    public abstract bool Update(in Ohlcv<T> bar, Span<T?> outputs);

    /// <summary>What <see cref="Update"/> would give, for a bar that is still forming. Commits nothing.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="outputs">Takes the row.</param>
    /// <returns>Whether there is any value.</returns>
    public abstract bool Peek(in Ohlcv<T> bar, Span<T?> outputs);

    /// <summary>Corrects the last bar: everything is as if <paramref name="bar"/> had come in its place.</summary>
    /// <param name="bar">The corrected bar.</param>
    /// <param name="outputs">Takes the row.</param>
    /// <returns>Whether there is any value.</returns>
    /// <exception cref="InvalidOperationException">There is no last bar.</exception>
    public abstract bool ReplaceLast(in Ohlcv<T> bar, Span<T?> outputs);

    /// <summary>The row of the last bar.</summary>
    /// <param name="outputs">Takes the row.</param>
    /// <returns>Whether there is any value.</returns>
    public abstract bool TryGetValues(Span<T?> outputs);

    /// <summary>Takes in many bars, as if each had gone through <see cref="Update"/>.</summary>
    /// <param name="bars">The bars, the oldest first.</param>
    /// <param name="outputs">Takes the rows one after the other: bar by bar, output by output.</param>
    /// <returns>The index of the first bar with a value, or -1 where there is none.</returns>
    /// <exception cref="ArgumentException"><paramref name="outputs"/> is too short.</exception>
    public abstract int Batch(ReadOnlySpan<Ohlcv<T>> bars, Span<T?> outputs);

    /// <summary>Forgets every bar.</summary>
    public abstract void Reset();

    /// <summary>A copy that goes its own way.</summary>
    /// <returns>The copy.</returns>
    public abstract BarIndicator<T> Clone();

    /// <summary>Writes the state; see <see cref="IIndicator{TInput, TOutput}.Save"/>.</summary>
    /// <param name="output">Takes the bytes.</param>
    public abstract void Save(IBufferWriter<byte> output);

    /// <summary>Takes over a saved state of the same indicator, parameters and number type.</summary>
    /// <param name="state">What <see cref="Save"/> wrote.</param>
    /// <exception cref="IndicatorStateException">It is something else; the indicator is as before.</exception>
    public abstract void Load(ReadOnlySpan<byte> state);

    /// <summary>Takes in many bars, as if each had gone through <see cref="Update"/>. Allocates nothing for a bar.</summary>
    /// <param name="bars">The bars, the oldest first.</param>
    /// <param name="outputs">Takes the rows one after the other: bar by bar, output by output.</param>
    /// <param name="missing">What is written where there is no value.</param>
    /// <returns>The index of the first bar with a value, or -1 where there is none.</returns>
    /// <exception cref="ArgumentException"><paramref name="outputs"/> is too short.</exception>
    /// <exception cref="IndicatorOverflowException">A decimal calculation left its range; none of the bars was taken in.</exception>
    public abstract int Batch(ReadOnlySpan<Ohlcv<T>> bars, Span<T> outputs, T missing);

    /// <summary>Shows the state of the indicator with its own type: for code that runs many bars and does without the shape of the catalog.</summary>
    /// <remarks>
    /// What <see cref="IIndicatorState{TSelf, TInput, TOutput}.Next"/> of the state gives is what <see cref="Update"/> gives. A state
    /// that takes a series is fed by the visitor: the number of the bar that the text names, or another series.
    /// </remarks>
    /// <typeparam name="TResult">What the visitor makes of the state.</typeparam>
    /// <param name="visitor">Is shown the state before the first bar.</param>
    /// <param name="result">What the visitor returned.</param>
    /// <returns>Whether there is such a state: not for an indicator of two series, nor for one of another library.</returns>
    public abstract bool TryOpen<TResult>(IBarIndicatorVisitor<T, TResult> visitor, [MaybeNullWhen(false)] out TResult result);

    /// <summary>Whether everything that the indicator takes of a bar is present in it.</summary>
    internal abstract bool IsPresent(in Ohlcv<T> bar);

    /// <summary>Shows one output as a series before its first bar.</summary>
    internal abstract TResult Open<TResult>(int output, ISeriesVisitor<T, TResult> visitor);
}
