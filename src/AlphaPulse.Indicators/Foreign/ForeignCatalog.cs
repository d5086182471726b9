using System.Text.RegularExpressions;

namespace AlphaPulse.Indicators;

/// <summary>What was registered; replaced as a whole, never changed.</summary>
internal sealed partial class ForeignCatalog
{
    public static readonly ForeignCatalog Empty = new([]);

    private readonly Source[] _sources;
    private readonly Dictionary<string, IndicatorDescriptor> _byName;

    private ForeignCatalog(Source[] sources)
    {
        _sources = sources;
        All = [.. sources.SelectMany(source => source.Indicators)];
        _byName = All.ToDictionary(d => d.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<IndicatorDescriptor> All { get; }

    public IndicatorDescriptor? Find(string name) => _byName.GetValueOrDefault(name);

    public bool HasPrefix(string prefix) => Array.Exists(_sources, source => source.Prefix == prefix);

    /// <summary>This catalog with a source more; itself where the source is there.</summary>
    public ForeignCatalog With(IIndicatorSource source, Func<string, bool> isTaken)
    {
        var prefix = source.Prefix;
        if (Array.Find(_sources, s => s.Prefix == prefix) is { } there)
        {
            return there.Type == source.GetType()
                ? this
                : throw Refused(source, $"'{prefix}' belongs to {there.Type} already; register one of them only");
        }

        if (!Words().IsMatch(prefix) || isTaken(prefix))
        {
            throw Refused(source, $"'{prefix}' is no prefix: choose a lower-case word that is neither an indicator nor a price source");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);

        // Asked for once: what was checked is what is registered, whatever the source says the next time.
        IndicatorDescriptor[] indicators = [.. source.Indicators];
        foreach (var indicator in indicators)
        {
            var name = indicator.Name;
            if (!name.StartsWith(prefix + ".", StringComparison.Ordinal) || !Words().IsMatch(name[(prefix.Length + 1)..]) || !names.Add(name))
            {
                throw Refused(source, $"the name '{name}' is not '{prefix}.' and a lower-case word of its own");
            }

            if (indicator.Outputs.Count is 0 or > OutputRow<double>.Length || !indicator.Outputs.All(output => Words().IsMatch(output)))
            {
                throw Refused(source, $"the outputs of '{name}' are not 1 to {OutputRow<double>.Length} lower-case words");
            }

            if (indicator.Ranges.Count != indicator.Outputs.Count)
            {
                throw Refused(source, $"'{name}' does not have one range for each output");
            }
        }

        return new ForeignCatalog([.. _sources, new Source(prefix, source.GetType(), indicators)]);
    }

    private static ArgumentException Refused(IIndicatorSource source, string why) =>
        new($"The indicators of {source.GetType()} cannot be registered: {why}.", nameof(source));

    private sealed record Source(string Prefix, Type Type, IndicatorDescriptor[] Indicators);

    [GeneratedRegex("^[a-z][a-z0-9_]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
