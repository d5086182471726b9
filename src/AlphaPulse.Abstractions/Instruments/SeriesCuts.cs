namespace AlphaPulse;

/// <summary>Makes cuts from the events of an instrument.</summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class SeriesCuts
{
    /// <summary>Finds where a series is cut: at a delisting, a listing after one, a reuse, the end of a long halt, and a split that is not adjusted.</summary>
    /// <param name="events">The events in any order, of any instruments.</param>
    /// <param name="options">Which events cut; the defaults where <see langword="null"/>.</param>
    /// <returns>The cuts in the order of time. A rename, a short halt and a change of the grid are none.</returns>
    /// <exception cref="ArgumentException">An event breaks a rule of <see cref="InstrumentEvent.FindDefect"/>, or an option is out of range.</exception>
    public static IReadOnlyList<SeriesCut> Of(IEnumerable<InstrumentEvent> events, SeriesCutOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        options ??= new SeriesCutOptions();
        if (options.LongestHalt < TimeSpan.Zero)
        {
            throw new ArgumentException($"SeriesCutOptions.LongestHalt is {options.LongestHalt:c} and must not be negative.", nameof(options));
        }

        var cuts = new List<SeriesCut>();
        foreach (var life in events.GroupBy(e => e.Instrument).OrderBy(g => g.Key))
        {
            Add(cuts, life.OrderBy(e => e.At).ThenBy(e => e.KnownAt), options);
        }

        return [.. cuts.OrderBy(c => c.At)];
    }

    private static void Add(List<SeriesCut> cuts, IEnumerable<InstrumentEvent> life, SeriesCutOptions options)
    {
        InstrumentEvent? halt = null;
        InstrumentEvent? delisting = null;
        foreach (var item in life)
        {
            if (item.FindDefect() is { } defect)
            {
                throw new ArgumentException($"The {item.Kind} of {item.Instrument} at {UtcText.Format(item.At)} is wrong: {defect}.", nameof(life));
            }

            switch (item.Kind)
            {
                case InstrumentEventKind.Halt:
                    halt ??= item;
                    break;

                case InstrumentEventKind.Resume when halt is not null && item.At - halt.At > options.LongestHalt:
                    cuts.Add(Cut(item, halt.KnownAt, $"{item.Evidence}; halted since {UtcText.Format(halt.At)}"));
                    halt = null;
                    break;

                case InstrumentEventKind.Resume:
                    halt = null;
                    break;

                case InstrumentEventKind.Delisting:
                    delisting = item;
                    cuts.Add(Cut(item, item.KnownAt, item.Evidence));
                    break;

                case InstrumentEventKind.Listing when delisting is not null:
                    delisting = null;
                    cuts.Add(Cut(item, item.KnownAt, item.Evidence));
                    break;

                case InstrumentEventKind.Reuse:
                case InstrumentEventKind.Split when !options.SplitsAreAdjusted:
                    cuts.Add(Cut(item, item.KnownAt, item.Evidence));
                    break;
            }
        }
    }

    private static SeriesCut Cut(InstrumentEvent item, DateTimeOffset other, string evidence) =>
        new(item.Instrument, item.Kind, item.At, item.KnownAt > other ? item.KnownAt : other, evidence);
}
