namespace AlphaPulse.Indicators;

/// <summary>
/// The state of an indicator with its one transition function. Batch, streaming, peek and replay all run <see cref="Next"/>, so that
/// they cannot differ.
/// </summary>
/// <remarks>
/// <para>An implementation is a struct whose buffers have <see cref="WindowRing.SpareSlots"/> spare slots and whose <see cref="Next"/> writes a
/// spare slot only, never one that the windows of the last <see cref="WindowRing.SpareSlots"/> - 1 states still need (see
/// <see cref="WindowSum{T}"/>). Hence the plain copy of the struct is a snapshot: advancing one copy by a few bars leaves the other
/// copies intact. An array that has to be rewritten as a whole is replaced, not changed.</para>
/// <para>Over <see cref="double"/>, <see cref="Next"/> does not throw; over <see cref="decimal"/> it may throw <see cref="OverflowException"/>.
/// Not safe for use from several threads.</para>
/// </remarks>
/// <typeparam name="TSelf">The implementing struct.</typeparam>
/// <typeparam name="TInput">What comes in for each bar.</typeparam>
/// <typeparam name="TOutput">What goes out.</typeparam>
public interface IIndicatorState<TSelf, TInput, TOutput>
    where TSelf : struct, IIndicatorState<TSelf, TInput, TOutput>
    where TInput : struct
    where TOutput : struct
{
    /// <summary>The name in the catalog, which is also written into saved states.</summary>
    string Name { get; }

    /// <summary>How many present bars it takes to the first value, that bar included: 15 for RSI(14).</summary>
    int Warmup { get; }

    /// <summary>How many present bars it takes to the first value of one output, that bar included.</summary>
    /// <param name="output">The place of the output in the catalog, from 0.</param>
    /// <returns><see cref="Warmup"/>, unless the output comes later: 34 for the signal of MACD(12, 26, 9).</returns>
    int OutputWarmup(int output) => Warmup;

    /// <summary>How many bars it takes until the weight of the way it was seeded is below a bound.</summary>
    /// <param name="epsilon">The bound; between 0 and 1, both excluded.</param>
    /// <returns>The bars from the first one; <see cref="Warmup"/> where a window forgets completely, <see cref="int.MaxValue"/> where the
    /// first bar is never forgotten (a sum since the beginning).</returns>
    int ConvergenceBars(double epsilon);

    /// <summary>Whether <see cref="Next"/> may throw over <see cref="double"/> too, because it calls another library.</summary>
    internal static virtual bool ThrowsOverDouble => false;

    /// <summary>Takes in one bar.</summary>
    /// <param name="input">The bar.</param>
    /// <param name="output">The value, or <c>default</c> where there is none.</param>
    /// <returns>Whether there is a value: not before the warm-up, not where the formula is undefined (0/0), not for missing input.</returns>
    bool Next(in TInput input, out TOutput output);

    /// <summary>A copy that shares no buffer.</summary>
    /// <returns>The copy.</returns>
    TSelf Copy();

    /// <summary>The state before the first bar with the same parameters and with buffers of its own.</summary>
    /// <returns>The state.</returns>
    TSelf Fresh();

    /// <summary>Writes the parameters, then everything that <see cref="Next"/> depends on, exactly.</summary>
    /// <param name="writer">Takes the bytes.</param>
    void Save(ref StateWriter writer);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Gives the bytes.</param>
    /// <returns>The state that was saved.</returns>
    /// <exception cref="IndicatorStateException">The parameters are not those of this state, or the bytes are damaged.</exception>
    TSelf Load(ref StateReader reader);
}
