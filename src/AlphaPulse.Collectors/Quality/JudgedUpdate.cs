namespace AlphaPulse.Collectors;

/// <summary>An update after the firewall: what passes, what is held, and what of earlier updates is confirmed.</summary>
internal sealed class JudgedUpdate
{
    private readonly CoverageUpdate _given;
    private readonly BarFirewallOptions _options;
    private readonly Dictionary<DateTimeOffset, HeldBar> _quarantine = [];
    private readonly List<Bar> _passed = [];
    private readonly List<Bar> _confirmed = [];

    public JudgedUpdate(
        CoverageUpdate update, BarFirewallOptions options, IReadOnlyList<Bar> stored, IReadOnlyList<HeldBar> quarantine, Dictionary<DateTimeOffset, Bar> second)
    {
        _given = update;
        _options = options;

        // Of several bars of one time in quarantine the last one counts.
        foreach (var held in quarantine)
        {
            _quarantine[held.Bar.OpenTime] = held;
        }

        var given = update.Bars.GroupBy(bar => bar.OpenTime).ToDictionary(group => group.Key, group => group.ToList());
        var known = stored.ToDictionary(bar => bar.OpenTime);
        var firewall = new BarFirewall(update.Series, options);
        foreach (var time in given.Keys.Concat(known.Keys).Concat(_quarantine.Keys).Distinct().Order())
        {
            var versions = given.GetValueOrDefault(time);
            var bar = versions is not null ? versions[^1] : known.TryGetValue(time, out var old) ? old : _quarantine[time].Bar;
            var verdict = firewall.Judge(bar, second.GetValueOrDefault(time));
            if (versions is not null)
            {
                Take(versions, verdict, known.GetValueOrDefault(time));
            }

            if (firewall.TryTakeConfirmed(out var confirmed))
            {
                Confirm(confirmed, bar);
            }
        }

        var lost = Rows.Select(row => row.OpenTime!.Value).ToHashSet();
        Update = Rows.Count == 0 && _passed.SequenceEqual(update.Bars)
            ? update
            : update with
            {
                Bars = _passed,
                Quarantined = [.. update.Quarantined, .. Rows],
                Spans = lost.Count == 0 ? update.Spans : [.. update.Spans.SelectMany(span => Split(span, lost))],
            };
    }

    public CoverageUpdate Update { get; }

    /// <summary>The bars that are held back, as rows.</summary>
    public List<QuarantinedRow> Rows { get; } = [];

    /// <summary>The bars of earlier updates that are confirmed, each with the bar that confirmed it.</summary>
    public List<(HeldBar Held, Bar By)> Confirmed { get; } = [];

    /// <summary>Those of them that were let go, as they were let go.</summary>
    public List<(Bar Bar, Bar By)> Released { get; } = [];

    /// <summary>Finds what became of a bar of the update.</summary>
    /// <param name="bar">The bar.</param>
    /// <returns>Why it is held; <see langword="null"/> where it passes.</returns>
    public QuarantinedRow? FindHeld(Bar bar) => Rows.Find(row => row.OpenTime == bar.OpenTime);

    /// <summary>A bar that passes as it passes: one that a later bar of the update confirmed is known from that one on.</summary>
    public Bar AsPassed(Bar bar) => _confirmed.Find(confirmed => confirmed.OpenTime == bar.OpenTime) ?? bar;

    private void Take(List<Bar> versions, BarVerdict verdict, Bar? stored)
    {
        var bar = versions[^1];
        var isBelieved = (stored is not null && stored.HasSameMarketDataAs(bar))
            || (_quarantine.TryGetValue(bar.OpenTime, out var held) && held.ReleasedAt is not null && held.Bar.HasSameMarketDataAs(bar));
        if (!verdict.IsHeld || isBelieved)
        {
            _passed.AddRange(versions);
            return;
        }

        foreach (var version in versions)
        {
            Rows.Add(new QuarantinedRow(version.Series, FirewallLedger.Source, Line: null, BarText.Format(version), verdict.ToString())
            {
                Kind = verdict.Kind,
                OpenTime = version.OpenTime,
            });
        }
    }

    private void Confirm(Bar confirmed, Bar by)
    {
        if (Rows.RemoveAll(row => row.OpenTime == confirmed.OpenTime) > 0)
        {
            // Nobody could believe it before the bar that confirmed it was there.
            var availableAt = by.AvailableAt > confirmed.AvailableAt ? by.AvailableAt : confirmed.AvailableAt;
            var passing = new Bar(confirmed.Series, confirmed.OpenTime, confirmed.Open, confirmed.High, confirmed.Low, confirmed.Close, confirmed.Volume, availableAt, confirmed.Provenance)
            {
                Detail = confirmed.Detail,
                IsAvailabilityAssumed = confirmed.IsAvailabilityAssumed,
            };
            _passed.Insert(_passed.FindLastIndex(bar => bar.OpenTime < confirmed.OpenTime) + 1, passing);
            _confirmed.Add(passing);
        }
        else if (_quarantine.TryGetValue(confirmed.OpenTime, out var held) && held.ReleasedAt is null && _given.Bars.Any(bar => bar.OpenTime == by.OpenTime))
        {
            Confirmed.Add((held, by));
        }
    }

    /// <summary>Cuts the bars that are held out of a span that claims them.</summary>
    private IEnumerable<CoverageSpan> Split(CoverageSpan span, HashSet<DateTimeOffset> lost)
    {
        if (!span.IsHeld)
        {
            yield return span;
            yield break;
        }

        var at = span.From;
        foreach (var row in Rows.Where(row => row.OpenTime >= span.From && row.OpenTime < span.To && lost.Contains(row.OpenTime.Value)).DistinctBy(row => row.OpenTime))
        {
            var open = row.OpenTime!.Value;
            if (open > at)
            {
                yield return span with { From = at, To = open };
            }

            var next = _options.Calendar.NextOpen(_given.Series.Timeframe, open);
            at = next < span.To ? next : span.To;
            yield return new CoverageSpan(open, at, CoverageState.Lost, span.Evidence! with { Answer = $"a bar in quarantine: {row.Reason}" });
        }

        if (at < span.To)
        {
            yield return span with { From = at };
        }
    }
}
