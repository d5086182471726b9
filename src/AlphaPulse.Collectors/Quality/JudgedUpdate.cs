namespace AlphaPulse.Collectors;

/// <summary>An update after the firewall: what passes, what is held, and what of earlier updates is confirmed.</summary>
/// <remarks>Each version of a bar is judged by itself, from what the firewall knew before its time.</remarks>
internal sealed class JudgedUpdate
{
    private readonly CoverageUpdate _update;
    private readonly BarFirewallOptions _options;
    private readonly ILookup<DateTimeOffset, Bar> _given;
    private readonly Dictionary<DateTimeOffset, Bar> _known;
    private readonly ILookup<DateTimeOffset, HeldBar> _quarantine;
    private readonly List<Bar> _passed = [];
    private readonly List<(Bar Bar, QuarantinedRow Row)> _held = [];
    private readonly List<(Bar Given, Bar Passing)> _confirmed = [];

    public JudgedUpdate(
        CoverageUpdate update, BarFirewallOptions options, IReadOnlyList<Bar> stored, IReadOnlyList<HeldBar> quarantine, Dictionary<DateTimeOffset, Bar> second)
    {
        (_update, _options) = (update, options);
        _given = update.Bars.ToLookup(bar => bar.OpenTime);
        _known = stored.ToDictionary(bar => bar.OpenTime);
        _quarantine = quarantine.ToLookup(held => held.Bar.OpenTime);
        var firewall = new BarFirewall(update.Series, options);
        foreach (var time in _given.Select(group => group.Key).Concat(_known.Keys).Concat(_quarantine.Select(group => group.Key)).Distinct().Order())
        {
            firewall = Judge(firewall, VersionsOf(time), second.GetValueOrDefault(time));
        }

        Rows = [.. _held.Select(held => held.Row)];

        // Where the store has a version that is believed, nothing is lost.
        var lost = Rows.Select(row => row.OpenTime!.Value).Except(_passed.Select(bar => bar.OpenTime)).Except(_known.Keys).ToHashSet();
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
    public IReadOnlyList<QuarantinedRow> Rows { get; }

    /// <summary>
    /// The bars of earlier updates that are confirmed, each with its row in quarantine, or without one where somebody else has brought it into
    /// the store, and with the bar that confirmed it.
    /// </summary>
    public List<(Bar Bar, HeldBar? Held, Bar By)> Confirmed { get; } = [];

    /// <summary>All of them as they are in the store, once they were let go.</summary>
    public List<(Bar Bar, Bar By, bool IsOurs)> Released { get; } = [];

    /// <summary>The bars in quarantine of which a later version passes.</summary>
    public List<Bar> Superseded { get; } = [];

    /// <summary>Finds what became of a version of a bar of the update.</summary>
    /// <param name="bar">The version.</param>
    /// <returns>Why it is held; <see langword="null"/> where it passes.</returns>
    public QuarantinedRow? FindHeld(Bar bar) => _held.Find(held => held.Bar == bar).Row;

    /// <summary>A version that passes as it passes: one that a later bar of the update confirmed is known from that one on.</summary>
    public Bar AsPassed(Bar bar) => _confirmed.Find(confirmed => confirmed.Given == bar).Passing ?? bar;

    private static bool IsOpen(HeldBar held) => held.ReleasedAt is null && held.SupersededAt is null;

    /// <summary>What there is of a time in the order in which it came: the version of the store before those of the update, and before one that waits in quarantine.</summary>
    private List<Bar> VersionsOf(DateTimeOffset time)
    {
        List<Bar> later = [.. _given[time]];
        if (later.Count == 0 && (_known.ContainsKey(time) ? _quarantine[time].LastOrDefault(IsOpen) : _quarantine[time].LastOrDefault()) is { } held)
        {
            later.Add(held.Bar);
        }

        return _known.TryGetValue(time, out var known) && !later.Exists(known.AgreesWith) ? [known, .. later] : later;
    }

    /// <summary>Judges the versions of one time.</summary>
    /// <returns>The state after it: that of the last version that is believed, with the doubt that a later one raises.</returns>
    private BarFirewall Judge(BarFirewall before, List<Bar> versions, Bar? second)
    {
        var last = before;
        BarFirewall? believed = null;
        Bar? doubted = null;
        for (var i = 0; i < versions.Count; i++)
        {
            var version = versions[i];
            last = i + 1 < versions.Count ? before.Fork() : before;
            var verdict = last.Judge(version, second);
            var isGiven = _given[version.OpenTime].Contains(version);
            var isBelieved = isGiven ? Take(version, verdict) : _known.TryGetValue(version.OpenTime, out var known) && known == version;
            if (last.TryTakeConfirmed(out var confirmed))
            {
                Confirm(confirmed, version, isGiven);
            }

            if (isBelieved)
            {
                (believed, doubted) = (last, null);
            }
            else if (verdict.Kind == QuarantineKind.Outlier)
            {
                doubted = version;
            }
        }

        if (doubted is not null)
        {
            believed?.Doubt(doubted);
        }

        return believed ?? last;
    }

    private bool Take(Bar bar, BarVerdict verdict)
    {
        var isBelieved = (_known.TryGetValue(bar.OpenTime, out var known) && known.AgreesWith(bar))
            || _quarantine[bar.OpenTime].Any(held => held.ReleasedAt is not null && held.Bar.HasSameMarketDataAs(bar));
        if (!verdict.IsHeld || isBelieved)
        {
            _passed.Add(bar);
            Supersede(bar.OpenTime);
            return true;
        }

        Superseded.RemoveAll(bar.HasSameMarketDataAs);
        var row = new QuarantinedRow(bar.Series, FirewallLedger.Source, Line: null, BarText.Format(bar), verdict.ToString())
        {
            Kind = verdict.Kind,
            OpenTime = bar.OpenTime,
        };
        _held.Add((bar, row));
        return false;
    }

    /// <summary>What was held of a time before the version that passes now waits for nobody.</summary>
    private void Supersede(DateTimeOffset time)
    {
        Superseded.AddRange(_quarantine[time].Where(IsOpen).Select(held => held.Bar));
        Superseded.AddRange(_held.Where(held => held.Bar.OpenTime == time).Select(held => held.Bar));
    }

    private void Confirm(Bar confirmed, Bar by, bool isGiven)
    {
        if (_confirmed.Exists(one => one.Given == confirmed) || Confirmed.Exists(one => one.Bar == confirmed))
        {
            // By another version of the same bar.
            return;
        }

        if (_held.RemoveAll(held => held.Bar == confirmed) > 0)
        {
            // Nobody could believe it before the bar that confirmed it was there.
            var availableAt = by.AvailableAt > confirmed.AvailableAt ? by.AvailableAt : confirmed.AvailableAt;
            var passing = new Bar(confirmed.Series, confirmed.OpenTime, confirmed.Open, confirmed.High, confirmed.Low, confirmed.Close, confirmed.Volume, availableAt, confirmed.Provenance)
            {
                Detail = confirmed.Detail,
                IsAvailabilityAssumed = confirmed.IsAvailabilityAssumed,
            };
            _passed.Insert(_passed.FindLastIndex(bar => bar.OpenTime <= confirmed.OpenTime) + 1, passing);
            _confirmed.Add((confirmed, passing));
            Supersede(confirmed.OpenTime);
        }
        else if (isGiven)
        {
            var held = _quarantine[confirmed.OpenTime].LastOrDefault(held => IsOpen(held) && held.Bar.HasSameMarketDataAs(confirmed));
            if (held is not null)
            {
                Supersede(confirmed.OpenTime);
            }

            if (held is not null || _known.ContainsKey(confirmed.OpenTime))
            {
                Confirmed.Add((confirmed, held, by));
            }
        }
    }

    /// <summary>Cuts the bars that are lost out of a span that claims them.</summary>
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

            var next = _options.Calendar.NextOpen(_update.Series.Timeframe, open);
            at = next < span.To ? next : span.To;
            yield return new CoverageSpan(open, at, CoverageState.Lost, span.Evidence! with { Answer = $"a bar in quarantine: {row.Reason}" });
        }

        if (at < span.To)
        {
            yield return span with { From = at };
        }
    }
}
