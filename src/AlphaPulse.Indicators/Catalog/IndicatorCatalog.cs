using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Every indicator by name: those of this package, and those of other libraries that were registered.</summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class IndicatorCatalog
{
    private static readonly Dictionary<string, IndicatorDescriptor> ByName;
    private static readonly Lock Registering = new();
    private static volatile ForeignCatalog _foreign = ForeignCatalog.Empty;

    static IndicatorCatalog()
    {
        All =
        [
            .. AveragesCatalog.All,
            .. ChannelsCatalog.All,
            .. MomentumCatalog.All,
            .. TrendCatalog.All,
            .. VolatilityCatalog.All,
            .. StatisticsCatalog.All,
            .. VolumeCatalog.All,
            .. CyclesCatalog.All,
            .. TransformsCatalog.All,
            .. CandlesticksCatalog.All,
        ];
        ByName = All.ToDictionary(d => d.Name, StringComparer.Ordinal);
    }

    /// <summary>All indicators of this package, by family.</summary>
    public static IReadOnlyList<IndicatorDescriptor> All { get; }

    /// <summary>The indicators of other libraries, in the order in which they were registered.</summary>
    public static IReadOnlyList<IndicatorDescriptor> Registered => _foreign.All;

    /// <summary>Makes the indicators of another library known by their names, such as <c>skender.rsi</c>, for as long as the process
    /// lives. Registering the same type of source again changes nothing.</summary>
    /// <param name="source">The indicators.</param>
    /// <exception cref="ArgumentException">The prefix belongs to another source, to an indicator or to a price source, or a name or an
    /// output is not well formed; nothing was registered.</exception>
    public static void Register(IIndicatorSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        lock (Registering)
        {
            _foreign = _foreign.With(source, prefix => ByName.ContainsKey(prefix) || PriceSources.TryFind(prefix, out _));
        }
    }

    /// <summary>Whether the indicators of a source were registered.</summary>
    /// <param name="prefix">What their names begin with, without the dot.</param>
    /// <returns>Whether they were.</returns>
    public static bool IsRegistered(string prefix) => _foreign.HasPrefix(prefix);

    /// <summary>Finds an indicator.</summary>
    /// <param name="name">The name, in lower case.</param>
    /// <returns>The indicator, or <see langword="null"/> where there is none.</returns>
    public static IndicatorDescriptor? Find(string name) => ByName.GetValueOrDefault(name) ?? _foreign.Find(name);

    /// <summary>Makes an indicator from its text.</summary>
    /// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
    /// <param name="spec">The text, such as <c>bbands(20,2)</c>.</param>
    /// <returns>The indicator before the first bar.</returns>
    /// <exception cref="IndicatorSpecException">The text names no indicator or an argument does not fit.</exception>
    public static BarIndicator<T> Create<T>(string spec)
        where T : struct, INumber<T>
    {
        var parsed = IndicatorSpec.Parse(spec);
        return parsed.Descriptor.Create<T>(parsed);
    }

    /// <summary>Ends a message about an unknown name with the names that were probably meant.</summary>
    internal static string Suggest(string name)
    {
        var foreign = _foreign;
        IndicatorDescriptor[] all = [.. All, .. foreign.All];
        if (name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && !foreign.HasPrefix(name[..dot]))
        {
            return $", and nothing is registered as '{name[..dot]}'";
        }

        var question = NearNames.Question(NearNames.Of(name, all.Select(d => d.Name)).Concat(all
            .Where(d => name.Length > 2 && d.Title.Contains(name, StringComparison.OrdinalIgnoreCase))
            .Select(d => (d.Name, Distance: 0))));
        return question.Length > 0 ? $"{question}?" : $"; the catalog has {string.Join(", ", all.Select(d => d.Name).Order(StringComparer.Ordinal))}";
    }
}
