using System.Globalization;

namespace AlphaPulse.Backtesting;

/// <summary>
/// The probability of backtest overfitting by combinatorially symmetric cross-validation (Bailey, Borwein, Lopez de Prado and Zhu, 2017).
/// </summary>
/// <remarks>
/// The time is cut into blocks of equal length. For each choice of half of them, the trial with the best Sharpe ratio there is ranked by its
/// ratio in the other half. Periods at the beginning that do not fill the blocks are left out. Give every trial that was made, also those that
/// nobody looked at twice. Pure and safe for use from any thread.
/// </remarks>
public static class BacktestOverfitting
{
    /// <summary>The greatest number of blocks, which gives 184,756 splits.</summary>
    public const int MaximumBlocks = 20;

    /// <summary>Estimates the probability.</summary>
    /// <param name="trials">The returns of each trial, all over the same periods in order of time; at least two trials, finite.</param>
    /// <param name="blocks">Into how many blocks the time is cut; even, from 2 to <see cref="MaximumBlocks"/>, default 16 (12,870 splits).</param>
    /// <param name="cancellationToken">Cancels the estimate.</param>
    /// <returns>The estimate with every split. A trial that earned exactly 0 in all of a half has a ratio of 0 there.</returns>
    /// <exception cref="InsufficientHistoryException">There are fewer than two trials, or a block would have fewer than two periods.</exception>
    /// <exception cref="ArgumentException">Trials have different lengths, a return is not finite, or returns are constant and not 0 in a half.</exception>
    public static OverfittingResult Estimate(
        IReadOnlyList<double[]> trials, int blocks = 16, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trials);
        Check(trials, blocks);
        var moments = CutIntoBlocks(trials, blocks);
        var chosen = Enumerable.Range(0, blocks / 2).ToArray();
        var (before, after) = (new double[trials.Count], new double[trials.Count]);
        var splits = new List<OverfittingSplit>();
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Measure(moments, chosen, before, after) is var without and >= 0)
            {
                throw new ArgumentException(
                    Text($"The returns of trial {without} are constant and not 0 in half of the time, so it has no Sharpe ratio there; leave it out."),
                    nameof(trials));
            }

            splits.Add(Judge(before, after));
        }
        while (MoveOn(chosen, blocks));
        return Summarise(splits);
    }

    private static BlockMoments[][] CutIntoBlocks(IReadOnlyList<double[]> trials, int blocks)
    {
        var size = trials[0].Length / blocks;
        var skipped = trials[0].Length % blocks;
        return
        [
            .. trials.Select(returns =>
                Enumerable.Range(0, blocks).Select(b => BlockMoments.Of(returns.AsSpan(skipped + b * size, size))).ToArray()),
        ];
    }

    // The first trial without a ratio, or -1.
    private static int Measure(BlockMoments[][] moments, int[] chosen, double[] before, double[] after)
    {
        for (var trial = 0; trial < moments.Length; trial++)
        {
            var (inside, outside) = (default(BlockMoments), default(BlockMoments));
            var next = 0;
            for (var block = 0; block < moments[trial].Length; block++)
            {
                if (next < chosen.Length && chosen[next] == block)
                {
                    inside = inside.Join(moments[trial][block]);
                    next++;
                }
                else
                {
                    outside = outside.Join(moments[trial][block]);
                }
            }

            (before[trial], after[trial]) = (inside.Sharpe, outside.Sharpe);
            if (double.IsNaN(before[trial]) || double.IsNaN(after[trial]))
            {
                return trial;
            }
        }

        return -1;
    }

    private static OverfittingSplit Judge(double[] before, double[] after)
    {
        var best = 0;
        for (var trial = 1; trial < before.Length; trial++)
        {
            best = before[trial] > before[best] ? trial : best;
        }

        var (below, equal) = (0, 0);
        foreach (var ratio in after)
        {
            below += ratio < after[best] ? 1 : 0;
            equal += ratio == after[best] ? 1 : 0;
        }

        var rank = (below + (equal + 1) / 2.0) / (after.Length + 1);
        return new OverfittingSplit(best, before[best], after[best], Math.Log(rank / (1 - rank)));
    }

    /// <summary>Moves on to the next choice in lexicographic order.</summary>
    private static bool MoveOn(int[] chosen, int blocks)
    {
        for (var i = chosen.Length - 1; i >= 0; i--)
        {
            if (chosen[i] < blocks - chosen.Length + i)
            {
                chosen[i]++;
                for (var j = i + 1; j < chosen.Length; j++)
                {
                    chosen[j] = chosen[j - 1] + 1;
                }

                return true;
            }
        }

        return false;
    }

    private static OverfittingResult Summarise(List<OverfittingSplit> splits)
    {
        var (x, y) = (splits.Average(s => s.InSample), splits.Average(s => s.OutOfSample));
        var (xx, xy, yy) = (0.0, 0.0, 0.0);
        foreach (var split in splits)
        {
            xx += (split.InSample - x) * (split.InSample - x);
            xy += (split.InSample - x) * (split.OutOfSample - y);
            yy += (split.OutOfSample - y) * (split.OutOfSample - y);
        }

        double? slope = xx > 0 ? xy / xx : null;
        return new OverfittingResult(
            (double)splits.Count(s => s.Logit <= 0) / splits.Count,
            (double)splits.Count(s => s.OutOfSample < 0) / splits.Count,
            slope,
            y - slope * x,
            xx > 0 && yy > 0 ? xy * xy / (xx * yy) : null,
            splits);
    }

    private static void Check(IReadOnlyList<double[]> trials, int blocks)
    {
        if (blocks is < 2 or > MaximumBlocks || blocks % 2 != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(blocks), blocks, $"The number of blocks is even, from 2 to {MaximumBlocks}.");
        }

        if (trials.Count < 2)
        {
            throw new InsufficientHistoryException(Text($"Overfitting by choice needs at least 2 trials; there are {trials.Count}."));
        }

        for (var trial = 0; trial < trials.Count; trial++)
        {
            if (trials[trial].Length != trials[0].Length)
            {
                throw new ArgumentException(
                    Text($"Trial {trial} has {trials[trial].Length} returns and trial 0 has {trials[0].Length}; all are of the same periods."), nameof(trials));
            }

            for (var i = 0; i < trials[trial].Length; i++)
            {
                if (!double.IsFinite(trials[trial][i]))
                {
                    throw new ArgumentException(Text($"Return {i} of trial {trial} is {trials[trial][i]}; returns are finite."), nameof(trials));
                }
            }
        }

        if (trials[0].Length < 2 * blocks)
        {
            throw new InsufficientHistoryException(Text($"{blocks} blocks of at least 2 periods need {2 * blocks} periods; there are {trials[0].Length}."));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
