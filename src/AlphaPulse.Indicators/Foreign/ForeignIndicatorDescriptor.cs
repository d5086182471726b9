using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>An indicator that another library computes over all bars at once; the base for descriptors outside of this package.</summary>
/// <remarks>
/// <para>What comes of it is a <see cref="BarIndicator{T}"/> like any other: it can be peeked, corrected, cloned, saved and loaded exactly,
/// chained, and takes a series where <see cref="IndicatorDescriptor.DefaultSource"/> names one. It holds the bars since the first, or
/// since the last one that was missing, and computes over all of them again for every new bar: a bar costs time in proportion to the
/// bars before it, and memory for each. A batch computes once.</para>
/// <para>The row of a bar must depend on no later bar: a value that the library dates back is given with the bar that makes it known.</para>
/// <para>Immutable and safe for use from any thread.</para>
/// </remarks>
public abstract class ForeignIndicatorDescriptor : IndicatorDescriptor
{
    /// <summary>Creates the descriptor.</summary>
    protected ForeignIndicatorDescriptor()
    {
    }

    /// <summary>Why arguments that each are in their range do not go together.</summary>
    /// <param name="arguments">One value for each parameter; for a choice the index of the word.</param>
    /// <returns>The reason, as the end of a sentence; <see langword="null"/> where they do go together.</returns>
    protected virtual string? Check(IReadOnlyList<decimal> arguments) => null;

    /// <summary>How many bars it takes to the first value of each output, that bar included, on a market that moves all the time.</summary>
    /// <param name="arguments">One value for each parameter.</param>
    /// <returns>One count for each output, at least 1.</returns>
    protected internal abstract IReadOnlyList<int> FirstValues(IReadOnlyList<decimal> arguments);

    /// <summary>Computes all rows.</summary>
    /// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
    /// <param name="arguments">One value for each parameter.</param>
    /// <param name="history">What there is since the first bar; nothing in it is missing.</param>
    /// <param name="outputs">Takes the rows one after the other; <see langword="null"/> where there is no value, as it is at first. A
    /// double that is not finite counts as none.</param>
    /// <exception cref="OverflowException">The calculation left the range of <see cref="decimal"/>.</exception>
    protected internal abstract void Compute<T>(IReadOnlyList<decimal> arguments, IndicatorHistory<T> history, Span<T?> outputs)
        where T : struct, INumber<T>;

    internal sealed override string? Refuse(IReadOnlyList<decimal> arguments) => Check(arguments);

    internal sealed override BarIndicator<T> Build<T>(IndicatorSpec spec)
    {
        Number.EnsureSupported<T>();
        return new ForeignIndicator<T>(spec, this);
    }
}
