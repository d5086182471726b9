using AlphaPulse.Backtesting;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>Sums up the outcomes of the replay.</summary>
internal static class ReplaySectionBuilder
{
    private const int RecentBars = 240;

    public static ReplaySection Build(PipelineState state, TradingCosts costs, IReadOnlyList<Outcome> outcomes)
    {
        var horizon = state.Training.Artifact.Rule.HorizonBars;
        var bars = state.Features.Bars.Where(b => b.OpenTime >= state.Replay.From).ToList();
        var recent = bars.TakeLast(RecentBars).ToList();
        var settled = outcomes.Where(o => o.Status == OutcomeStatus.Settled).ToList();
        var sided = settled.Where(o => o.Signal.Direction != SignalDirection.Flat).ToList();
        var sum = 0.0;
        return new ReplaySection
        {
            Counts = state.Replay,
            Price = RunReportBuilder.Closes(bars),
            Sides = new ReportSeries(
                "side",
                [.. outcomes.Select(o => ReportTimes.Number(o.Signal.BarTime))],
                [.. outcomes.Select(o => (double)(int)o.Signal.Direction)]),
            RecentPrice = RunReportBuilder.Closes(recent),
            RecentRuns = Runs(recent, outcomes),
            Cumulative = new ReportSeries(
                "signals",
                [.. settled.Select(o => ReportTimes.Number(o.Signal.HorizonTime))],
                [.. settled.Select(o => sum += (double)(o.NetReturn ?? 0) / horizon)]),
            Held = Held(state, costs, bars, outcomes),
            HorizonBars = horizon,
            HitRate = sided.Count == 0
                ? null
                : ReportStatistics.Wilson((double)sided.Count(o => o.GrossReturn > 0) / sided.Count, Math.Max(1, (double)sided.Count / horizon)),
            ConstantHitRates = sided.Count == 0 ? null : ((double)sided.Count(o => Move(o) > 0) / sided.Count, (double)sided.Count(o => Move(o) < 0) / sided.Count),
            MeanNetBasisPoints = MeanNet(sided, horizon, state.Training.Artifact.Manifest.Seed),
        };
    }

    /// <summary>What the price did, whichever side was taken.</summary>
    private static decimal Move(Outcome outcome) => (outcome.GrossReturn ?? 0) * (int)outcome.Signal.Direction;

    private static List<HeldAccount> Held(PipelineState state, TradingCosts costs, List<Bar> bars, IReadOnlyList<Outcome> outcomes)
    {
        if (bars.Count < 2)
        {
            return [];
        }

        var path = Path(bars, outcomes, state.Replay.HeldBars);
        var runner = new BacktestRunner(costs, state.Ingest.Calendar);
        var seed = state.Training.Artifact.Manifest.Seed;
        return
        [
            HeldAccountBuilder.Build(HoldoutSectionBuilder.Candidate, runner.Run(bars, path), seed),
            HeldAccountBuilder.Build(Baselines.AlwaysLong, runner.Run(bars, PositionPath.Constant(SignalDirection.Long, bars.Count)), seed),
        ];
    }

    /// <summary>
    /// A bar without a signal is no decision: what is held stays, as the gate has it. Where drift holds signals back, nobody stands behind
    /// a position any more: the account is flat until the first signal after that.
    /// </summary>
    internal static PositionPath Path(IReadOnlyList<Bar> bars, IReadOnlyList<Outcome> outcomes, IReadOnlyList<DateTimeOffset> heldBars)
    {
        var sides = outcomes.ToDictionary(o => o.Signal.BarTime, o => o.Signal.Direction);
        var held = heldBars.ToHashSet();
        return new PositionPath(
        [
            .. bars.Select(b => held.Contains(b.OpenTime) ? SignalDirection.Flat : sides.TryGetValue(b.OpenTime, out var side) ? side : (SignalDirection?)null),
        ]);
    }

    private static ReportInterval? MeanNet(List<Outcome> sided, int horizon, long seed)
    {
        if (sided.Count < 2)
        {
            return null;
        }

        // Blocks of a few horizons keep signals that share bars together.
        var options = new BootstrapOptions { Resamples = 2_000, Confidence = 0.9, ExpectedBlockLength = Math.Max(2.0 * horizon, Math.Cbrt(sided.Count)) };
        var result = StationaryBootstrap.TestMean(sided.ConvertAll(o => (double)(o.NetReturn ?? 0) * 10_000).ToArray(), seed, options);
        return new ReportInterval(result.Mean, result.Lower, result.Upper);
    }

    private static List<SideRun> Runs(List<Bar> bars, IReadOnlyList<Outcome> outcomes)
    {
        var sides = outcomes.ToDictionary(o => o.Signal.BarTime, o => o.Signal.Direction);
        var runs = new List<SideRun>();
        for (var i = 0; i + 1 < bars.Count; i++)
        {
            if (!sides.TryGetValue(bars[i].OpenTime, out var side) || side == SignalDirection.Flat)
            {
                continue;
            }

            var (from, to) = (ReportTimes.Number(bars[i].OpenTime), ReportTimes.Number(bars[i + 1].OpenTime));
            if (runs.Count > 0 && runs[^1].Side == side && runs[^1].To == from)
            {
                runs[^1] = runs[^1] with { To = to };
            }
            else
            {
                runs.Add(new SideRun(from, to, side));
            }
        }

        return runs;
    }
}
