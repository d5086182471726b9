namespace AlphaPulse.Indicators.Skender;

/// <summary>Every indicator of Skender.Stock.Indicators that has a number for each bar, by name: <c>skender.rsi(14)</c> is its
/// <c>GetRsi(14)</c>.</summary>
/// <remarks>
/// <para>Skender computes over all bars at once and mostly in double precision. What comes of it follows the rules of this catalog: no
/// value where Skender has none or one that is not finite; a value that it dates back is given with the bar that makes it known; over
/// <see cref="decimal"/> a double is given as the shortest decimal that reads back as it. Every bar is computed over all bars before it
/// again, which costs time in proportion to them; a batch is computed once.</para>
/// <para>Optional moving averages of a result are left out: <c>sma(10,skender.obv)</c> is the same.</para>
/// <para>Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed class SkenderIndicators : IIndicatorSource
{
    /// <summary>What the names begin with.</summary>
    public const string Name = "skender";

    /// <inheritdoc/>
    public string Prefix => Name;

    /// <inheritdoc/>
    public IReadOnlyList<IndicatorDescriptor> Indicators => Mapped;

    /// <summary>What is left out, with the reasons.</summary>
    public static IReadOnlyList<SkenderOmission> Omissions { get; } =
    [
        new("GetRenko", null, "bricks are not bars: there are none or many for a bar"),
        new("GetRenkoAtr", null, "as GetRenko, and the last bar sets the size of every brick before it"),
        new("GetStdDevChannels", null, "the channels are cut from the last bar backwards, so that every new bar moves all of them"),
        new("GetZigZag", null, "a turn is dated back to its extreme by as many bars as it takes to be sure of it, and the last line moves with every bar"),
        new("GetPivots", "HighLine, LowLine, HighTrend, LowTrend", "the lines between two pivots are drawn backwards once the later one is known"),
        new("GetSlope", "Line", "it is there for the last bars only, from the regression of the last one: every new bar moves it"),
    ];

    /// <summary>The descriptors with their types.</summary>
    internal static IReadOnlyList<SkenderDescriptor> Mapped { get; } =
    [
        .. SkenderAverages.All,
        .. SkenderChannels.All,
        .. SkenderMomentum.All,
        .. SkenderTrend.All,
        .. SkenderVolatility.All,
        .. SkenderStatistics.All,
        .. SkenderVolume.All,
        .. SkenderCycles.All,
        .. SkenderTransforms.All,
        .. SkenderCandlesticks.All,
    ];

    /// <summary>Makes the indicators known to the catalog; again, it changes nothing.</summary>
    /// <exception cref="ArgumentException">Another source has the prefix.</exception>
    public static void Register() => IndicatorCatalog.Register(new SkenderIndicators());
}
