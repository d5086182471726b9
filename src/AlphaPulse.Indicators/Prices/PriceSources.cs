using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Names price sources and takes them from bars.</summary>
public static class PriceSources
{
    private static readonly string[] Names = ["close", "open", "high", "low", "volume", "hl2", "hlc3", "ohlc4", "hlcc4"];

    /// <summary>The name in indicator texts: <c>close</c>, <c>hlc3</c> and so on.</summary>
    /// <param name="source">The source.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such source.</exception>
    public static string NameOf(PriceSource source) =>
        (uint)source < (uint)Names.Length ? Names[(int)source] : throw Unknown(source);

    /// <summary>Finds a source by its name.</summary>
    /// <param name="name">The name, in lower case.</param>
    /// <param name="source">The source.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(string name, out PriceSource source)
    {
        var index = Array.IndexOf(Names, name);
        source = (PriceSource)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>Takes the number from a bar; sums are divided last.</summary>
    /// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">The source.</param>
    /// <param name="bar">The bar.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such source.</exception>
    public static T Select<T>(PriceSource source, in Ohlcv<T> bar)
        where T : struct, INumber<T> => source switch
        {
            PriceSource.Close => bar.Close,
            PriceSource.Open => bar.Open,
            PriceSource.High => bar.High,
            PriceSource.Low => bar.Low,
            PriceSource.Volume => bar.Volume,
            PriceSource.Hl2 => (bar.High + bar.Low) / Number.Convert<T>(2),
            PriceSource.Hlc3 => (bar.High + bar.Low + bar.Close) / Number.Convert<T>(3),
            PriceSource.Ohlc4 => (bar.Open + bar.High + bar.Low + bar.Close) / Number.Convert<T>(4),
            PriceSource.Hlcc4 => (bar.High + bar.Low + bar.Close + bar.Close) / Number.Convert<T>(4),
            _ => throw Unknown(source),
        };

    private static ArgumentOutOfRangeException Unknown(PriceSource source) =>
        new(nameof(source), source, $"Choose one of {string.Join(", ", Names)}.");
}
