namespace AlphaPulse.Validity;

/// <summary>Judges many markets of a kind and counts the promotions.</summary>
/// <param name="log">What was judged before; <see langword="null"/> to keep nothing.</param>
/// <param name="time">The clock.</param>
internal sealed class Study(StudyLog? log, TimeProvider time)
{
    public async Task<StudyResult> RunAsync(
        StudySetup setup, int count, long seedBase, Action<int> progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var done = 0;
        var cases = new StudyCase[count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, count, parallel, async (i, token) =>
        {
            var judged = log?.Find(setup, seedBase + i);
            if (judged is null)
            {
                judged = await StudyMarket.Create(setup.Kind, seedBase + i, setup.Bars).JudgeAsync(setup, token).ConfigureAwait(false);
                log?.Add(judged);
            }

            cases[i] = judged;
            progress(Interlocked.Increment(ref done));
        }).ConfigureAwait(false);
        var (promoted, oracles) = (cases.Count(c => c.Promoted), cases.Count(c => c.OraclePromoted));
        var share = new Proportion(promoted, count);
        return new StudyResult(
            Name(setup.Kind),
            count,
            promoted,
            share.Share,
            share.Lower,
            share.Upper,
            oracles,
            seedBase,
            Name(setup.Off),
            setup.Cost,
            setup.Horizon,
            setup.Bars,
            setup.Trials,
            setup.Leak,
            setup.LeakNoise,
            setup.Permutations,
            cases.Count(c => c.OracleReplaced),
            cases.Count(c => c.OracleReplacedUntested),
            CountBy(cases.SelectMany(c => c.Failed)),
            (setup.Off == Guard.None ? GuardSwitches.OfDecision : []).ToDictionary(Name, g => cases.Count(c => c.PromotedWithout.Contains(g)), StringComparer.Ordinal),
            GuardSwitches.Warning.Where(g => cases.Any(c => !c.NotMeasured.Contains(g)))
                .ToDictionary(g => g, g => cases.Count(c => c.Promoted && !c.Failed.Contains(g) && !c.NotMeasured.Contains(g)), StringComparer.Ordinal),
            Math.Round(time.GetElapsedTime(started).TotalSeconds, 1));
    }

    private static Dictionary<string, int> CountBy(IEnumerable<string> names) =>
        names.CountBy(n => n, StringComparer.Ordinal).OrderBy(n => n.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    private static string Name<T>(T value)
        where T : struct, Enum => string.Concat(value.ToString().Where(c => c != ' ')).ToLowerInvariant();
}
