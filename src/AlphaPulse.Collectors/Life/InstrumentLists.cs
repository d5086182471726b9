using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Finds what happened to the instruments of a venue between two of its lists.</summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class InstrumentLists
{
    /// <summary>Instruments that may vanish from a list, whatever its size.</summary>
    private const int FewVanish = 3;

    /// <summary>Compares a list with the one before it.</summary>
    /// <remarks>
    /// What changed between the two lists took effect when the later one was seen, as far as anybody can tell; of a listing the venue may say
    /// when. A status that the venue does not name in a known word is no news. A symbol that the later list has and that cannot be named as
    /// an instrument or cannot be read has not vanished, and nothing vanishes while the later list has an entry without a symbol that can be read
    /// (<see cref="Suspects"/> counts what that holds back).
    /// </remarks>
    /// <param name="before">The earlier list.</param>
    /// <param name="after">What the venue lists now.</param>
    /// <param name="seenAt">When, UTC.</param>
    /// <param name="mostVanish">The share of instruments that may vanish at once before the list counts as cut off; from 0 to 1.</param>
    /// <returns>The events: first those of the later list in its order, then what vanished.</returns>
    /// <exception cref="VenueException">More vanished at once; the message says how many.</exception>
    /// <exception cref="ArgumentException">The list is not later than the one before it, or is one of other kinds of instruments.</exception>
    public static IReadOnlyList<InstrumentEvent> Compare(
        InstrumentListing before, VenueInstruments after, DateTimeOffset seenAt, double mostVanish = 0.2)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        RequireShare(mostVanish);
        if (seenAt <= before.SeenAt)
        {
            throw new ArgumentException($"The list of {before.Venue} is of {UtcText.Format(seenAt)}, not later than the one before it of {UtcText.Format(before.SeenAt)}.", nameof(seenAt));
        }

        RequireSameKinds(before, after);
        return new Comparison(before, after, seenAt.ToUniversalTime()).Run(mostVanish);
    }

    /// <summary>How many instruments of the list before are in the later one neither by name nor by symbol, and count as listed because it has entries that cannot be read.</summary>
    /// <param name="before">The earlier list.</param>
    /// <param name="after">What the venue lists now.</param>
    /// <returns>The number; 0 where each entry of the later list has a symbol that can be read.</returns>
    public static int Suspects(InstrumentListing before, VenueInstruments after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return after.Unnamed == 0 ? 0 : new Comparison(before, after, before.SeenAt).Vanished().Count;
    }

    /// <summary>Refuses a share that is none.</summary>
    internal static void RequireShare(double mostVanish)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mostVanish);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mostVanish, 1);
    }

    /// <summary>A store has one list of a venue: one of another market would pass for the end of every instrument in it.</summary>
    internal static void RequireSameKinds(InstrumentListing before, VenueInstruments after)
    {
        var (held, given) = (Kinds(before.Instruments), Kinds(after.Listed));
        if (held.Count > 0 && given.Count > 0 && !held.Overlaps(given))
        {
            throw new ArgumentException(
                $"The list of {before.Venue} before has {string.Join(" and ", held)} instruments, and this one {string.Join(" and ", given)}: a store has one list of a venue, so give each kind a store of its own.", nameof(after));
        }
    }

    /// <summary>The list to compare the next one with: what is listed, and what was known of symbols that could not be read this time, which would be new later otherwise.</summary>
    internal static IReadOnlyList<InstrumentInfo> Keep(InstrumentListing? before, VenueInstruments after)
    {
        var rejected = after.Rejected.Select(r => r.Raw).ToHashSet(StringComparer.Ordinal);
        var symbols = after.Listed.Select(i => i.Symbol).ToHashSet(StringComparer.Ordinal);
        var instruments = after.Listed.Select(i => i.Instrument).ToHashSet();
        var kept = (before?.Instruments ?? [])
            .Where(i => !symbols.Contains(i.Symbol) && !instruments.Contains(i.Instrument) && (rejected.Contains(i.Symbol) || after.Unnamed > 0));
        return [.. after.Listed, .. kept];
    }

    private static SortedSet<InstrumentKind> Kinds(IReadOnlyList<InstrumentInfo> instruments) => [.. instruments.Select(i => i.Instrument.Kind)];

    private sealed class Comparison(InstrumentListing before, VenueInstruments after, DateTimeOffset seenAt)
    {
        private readonly string _between = $"the lists of {before.Venue} of {UtcText.Format(before.SeenAt)} and {UtcText.Format(seenAt)}";
        private readonly Dictionary<string, InstrumentInfo> _bySymbol = First(before.Instruments, i => i.Symbol);
        private readonly Dictionary<InstrumentId, InstrumentInfo> _byInstrument = First(before.Instruments, i => i.Instrument);
        private readonly HashSet<string> _symbols = [.. after.Listed.Select(i => i.Symbol), .. after.Rejected.Select(r => r.Raw)];
        private readonly HashSet<InstrumentId> _instruments = [.. after.Listed.Select(i => i.Instrument)];
        private readonly List<InstrumentEvent> _events = [];

        public List<InstrumentEvent> Run(double mostVanish)
        {
            foreach (var now in after.Listed)
            {
                if (_bySymbol.TryGetValue(now.Symbol, out var earlier))
                {
                    Compare(earlier, now);
                }
                else if (_byInstrument.TryGetValue(now.Instrument, out var other) && !_symbols.Contains(other.Symbol))
                {
                    Add(now.Instrument, InstrumentEventKind.Rename, $"the symbol was {other.Symbol} and is {now.Symbol}");
                    CompareState(other, now);
                }
                else
                {
                    List(now, $"{now.Symbol} is new");
                }
            }

            AddVanished(mostVanish);
            return _events;
        }

        public List<InstrumentInfo> Vanished() =>
            [.. before.Instruments.Where(i => !_symbols.Contains(i.Symbol) && !_instruments.Contains(i.Instrument) && i.Status != InstrumentStatus.Delisted)];

        private static Dictionary<TKey, InstrumentInfo> First<TKey>(IReadOnlyList<InstrumentInfo> instruments, Func<InstrumentInfo, TKey> key)
            where TKey : notnull
        {
            var found = new Dictionary<TKey, InstrumentInfo>();
            foreach (var info in instruments)
            {
                found.TryAdd(key(info), info);
            }

            return found;
        }

        private void Compare(InstrumentInfo earlier, InstrumentInfo now)
        {
            if (earlier.Instrument != now.Instrument)
            {
                Add(earlier.Instrument, InstrumentEventKind.Reuse, $"the symbol {now.Symbol} stood for {earlier.Instrument} and stands for {now.Instrument}");
                List(now, $"the symbol {now.Symbol} stands for it");
                return;
            }

            if (now.ListedAt > earlier.ListedAt)
            {
                Add(now.Instrument, InstrumentEventKind.Reuse, $"{now.Symbol} was listed at {UtcText.Format(earlier.ListedAt!.Value)} and is said to be listed at {UtcText.Format(now.ListedAt.Value)}");
            }

            CompareState(earlier, now);
        }

        private void CompareState(InstrumentInfo earlier, InstrumentInfo now)
        {
            var said = $"{now.Symbol} was {Words(earlier)} and is {Words(now)}";
            switch (earlier.Status, now.Status)
            {
                case (InstrumentStatus.Trading, InstrumentStatus.Halted):
                    Add(now.Instrument, InstrumentEventKind.Halt, said);
                    break;

                case (InstrumentStatus.Halted, InstrumentStatus.Trading):
                    Add(now.Instrument, InstrumentEventKind.Resume, said);
                    break;

                case (InstrumentStatus.PreTrading, InstrumentStatus.Trading) or (InstrumentStatus.Delisted, InstrumentStatus.Trading or InstrumentStatus.PreTrading):
                    Add(now.Instrument, InstrumentEventKind.Listing, said);
                    break;

                case (not InstrumentStatus.Delisted, InstrumentStatus.Delisted):
                    Add(now.Instrument, InstrumentEventKind.Delisting, said);
                    break;
            }

            var tick = Changed(earlier.TickSize, now.TickSize);
            var step = Changed(earlier.LotStep, now.LotStep);
            if (tick is not null || step is not null)
            {
                var text = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{now.Symbol} has tick {now.TickSize} and step {now.LotStep}, and had {earlier.TickSize} and {earlier.LotStep}");
                Add(now.Instrument, InstrumentEventKind.GridChange, text, item => item with { TickSize = tick, LotStep = step });
            }
        }

        private void AddVanished(double mostVanish)
        {
            if (after.Unnamed > 0)
            {
                // Each may be what cannot be read, so none has vanished.
                return;
            }

            var vanished = Vanished();
            if (vanished.Count > Math.Max(FewVanish, mostVanish * before.Instruments.Count))
            {
                throw new VenueException(
                    before.Venue,
                    string.Create(CultureInfo.InvariantCulture, $"{vanished.Count} of {before.Instruments.Count} instruments of {before.Venue} are not in its list of {UtcText.Format(seenAt)}, beginning with {vanished[0].Symbol}: the answer looks cut off, and nothing was taken from it. Ask again; where it is true, allow a greater share to vanish."));
            }

            foreach (var gone in vanished)
            {
                Add(gone.Instrument, InstrumentEventKind.Delisting, $"{gone.Symbol} is listed no more");
            }
        }

        private void List(InstrumentInfo now, string said)
        {
            var at = now.ListedAt is { } told && told > before.SeenAt && told < seenAt ? told : seenAt;
            Add(now.Instrument, InstrumentEventKind.Listing, said, item => item with { At = at });
        }

        private void Add(InstrumentId instrument, InstrumentEventKind kind, string said, Func<InstrumentEvent, InstrumentEvent>? more = null)
        {
            var item = new InstrumentEvent(instrument, kind, seenAt, seenAt, $"{said}; {_between}");
            _events.Add(more is null ? item : more(item));
        }

        private static decimal? Changed(decimal? earlier, decimal? now) => earlier is not null && now is not null && earlier != now ? now : null;

        private static string Words(InstrumentInfo info) => info.VenueStatus is { } word ? $"{info.Status} ({word})" : info.Status.ToString();
    }
}
