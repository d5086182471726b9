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
        var (done, promoted, oracles) = (0, 0, 0);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, count, parallel, async (i, token) =>
        {
            var judged = log?.Find(setup, seedBase + i);
            if (judged is null)
            {
                judged = await StudyMarket.Create(setup.Kind, seedBase + i, setup.Bars).JudgeAsync(setup, token).ConfigureAwait(false);
                log?.Add(judged);
            }

            Interlocked.Add(ref promoted, judged.Promoted ? 1 : 0);
            Interlocked.Add(ref oracles, judged.OraclePromoted ? 1 : 0);
            progress(Interlocked.Increment(ref done));
        }).ConfigureAwait(false);
        var share = new Proportion(promoted, count);
        return new StudyResult(
            Name(setup.Kind), count, promoted, share.Share, share.Lower, share.Upper, oracles, seedBase, Name(setup.Off), setup.Cost, setup.Horizon, setup.Bars, setup.Trials, Math.Round(time.GetElapsedTime(started).TotalSeconds, 1));
    }

    private static string Name<T>(T value)
        where T : struct, Enum => string.Concat(value.ToString().Where(c => c != ' ')).ToLowerInvariant();
}
