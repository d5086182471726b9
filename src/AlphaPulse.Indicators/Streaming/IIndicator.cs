using System.Buffers;

namespace AlphaPulse.Indicators;

/// <summary>An indicator for whoever need not know its state: one bar in, at most one value out.</summary>
/// <remarks>Not safe for use from several threads; give each thread its own by <see cref="Clone"/>.</remarks>
/// <typeparam name="TInput">What comes in for each bar: a price or an <see cref="Ohlcv{T}"/>.</typeparam>
/// <typeparam name="TOutput">What goes out: a number or a record of numbers.</typeparam>
public interface IIndicator<TInput, TOutput>
    where TInput : struct
    where TOutput : struct
{
    /// <summary>The name in the catalog.</summary>
    string Name { get; }

    /// <summary>How many present bars it takes to the first value, that bar included: 15 for RSI(14).</summary>
    int Warmup { get; }

    /// <summary>How many present bars it takes to the first value of one output, that bar included: 34 for the signal of MACD(12, 26, 9).</summary>
    /// <param name="output">The place of the output, from 0.</param>
    /// <returns>The bars; <see cref="Warmup"/> for the first output to come.</returns>
    int OutputWarmup(int output);

    /// <summary>How many bars were taken in.</summary>
    long Samples { get; }

    /// <summary>Whether the last bar gave a value.</summary>
    bool IsReady { get; }

    /// <summary>Takes in the next bar.</summary>
    /// <param name="input">The bar.</param>
    /// <param name="value">The value, or <c>default</c> where there is none.</param>
    /// <returns>Whether there is a value.</returns>
    /// <exception cref="IndicatorOverflowException">A decimal calculation left its range; nothing was taken in.</exception>
    bool Update(in TInput input, out TOutput value);

    /// <summary>What <see cref="Update"/> would give, for a bar that is still forming. Commits nothing.</summary>
    /// <param name="input">The bar.</param>
    /// <param name="value">The value, or <c>default</c> where there is none.</param>
    /// <returns>Whether there is a value.</returns>
    /// <exception cref="IndicatorOverflowException">A decimal calculation left its range.</exception>
    bool Peek(in TInput input, out TOutput value);

    /// <summary>Corrects the last bar: everything is as if <paramref name="input"/> had come in its place. May be repeated.</summary>
    /// <param name="input">The corrected bar.</param>
    /// <param name="value">The value, or <c>default</c> where there is none.</param>
    /// <returns>Whether there is a value.</returns>
    /// <exception cref="InvalidOperationException">There is no last bar.</exception>
    /// <exception cref="IndicatorOverflowException">A decimal calculation left its range; the last bar stays as it was.</exception>
    bool ReplaceLast(in TInput input, out TOutput value);

    /// <summary>The value of the last bar.</summary>
    /// <param name="value">The value, or <c>default</c> where there is none.</param>
    /// <returns>Whether there is a value.</returns>
    bool TryGetValue(out TOutput value);

    /// <summary>How many bars from the first it takes until the weight of the seed is below a bound: from there on, two indicators
    /// that started at different bars agree to that bound.</summary>
    /// <param name="epsilon">The bound; between 0 and 1, both excluded.</param>
    /// <returns>The bars; <see cref="int.MaxValue"/> where they never agree (a sum since the first bar).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bound is out of range.</exception>
    int Convergence(double epsilon);

    /// <summary>Forgets every bar.</summary>
    void Reset();

    /// <summary>A copy that goes its own way.</summary>
    /// <returns>The copy, of the same type.</returns>
    IIndicator<TInput, TOutput> Clone();

    /// <summary>Writes the state, versioned and exact, so that <see cref="Load"/> goes on bit for bit, <see cref="ReplaceLast"/> included.</summary>
    /// <param name="output">Takes the bytes.</param>
    void Save(IBufferWriter<byte> output);

    /// <summary>Takes over a saved state of the same indicator with the same parameters and number type.</summary>
    /// <param name="state">What <see cref="Save"/> wrote.</param>
    /// <exception cref="IndicatorStateException">It is something else; the indicator is as before.</exception>
    void Load(ReadOnlySpan<byte> state);

    /// <summary>Takes in many bars, as if each had gone through <see cref="Update"/>: the values are the same, bit for bit.</summary>
    /// <param name="input">The bars, the oldest first.</param>
    /// <param name="output">Takes one value for each bar, at the same index; may be the same memory as <paramref name="input"/>.</param>
    /// <param name="missing">What is written where there is no value.</param>
    /// <returns>The index of the first value, or -1 where there is none.</returns>
    /// <exception cref="ArgumentException"><paramref name="output"/> is shorter than <paramref name="input"/>.</exception>
    /// <exception cref="IndicatorOverflowException">A decimal calculation left its range; none of the bars was taken in.</exception>
    int Batch(ReadOnlySpan<TInput> input, Span<TOutput> output, TOutput missing);

    /// <summary>As <see cref="Batch(ReadOnlySpan{TInput}, Span{TOutput}, TOutput)"/> with <see langword="null"/> where there is no value.</summary>
    /// <param name="input">The bars, the oldest first.</param>
    /// <param name="output">Takes one value for each bar, at the same index.</param>
    /// <returns>The index of the first value, or -1 where there is none.</returns>
    /// <exception cref="ArgumentException"><paramref name="output"/> is shorter than <paramref name="input"/>.</exception>
    /// <exception cref="IndicatorOverflowException">A decimal calculation left its range; none of the bars was taken in.</exception>
    int Batch(ReadOnlySpan<TInput> input, Span<TOutput?> output);
}
