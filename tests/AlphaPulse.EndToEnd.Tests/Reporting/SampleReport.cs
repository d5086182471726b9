using AlphaPulse.Collectors;
using AlphaPulse.Hosting;
using AlphaPulse.Training;

namespace AlphaPulse.EndToEnd.Tests.Reporting;

/// <summary>Data of a report, made up, so that every section can be drawn without a run.</summary>
internal static class SampleReport
{
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A refusal with nothing that is optional.</summary>
    public static RunReportData Bare(int bars = 1_000, string series = "import:BTC-USDT@1h") => new()
    {
        Version = "1.2.3",
        Series = series,
        Calendar = "always",
        Provenance = [("import", bars)],
        IsSimulated = false,
        First = Start,
        Last = Start.AddHours(bars),
        Coverage = new CoverageSummary(bars, 0, 0, 0),
        Quarantined = 0,
        Findings = [],
        Parts = [new ReportPart("training", Start, Start.AddHours(bars / 2), bars / 2), new ReportPart("replay", Start.AddHours(bars * 0.8), Start.AddHours(bars), bars / 5)],
        Price = Series("close", bars, 100, 3),
        Decision = new GateDecision
        {
            Promoted = false,
            Reasons = ["the holdout <was> opened & used"],
            Strategies = [],
            Trials = 1,
            CostBasisPointsPerSide = 10,
            HoldoutFrom = Start,
            HoldoutTo = Start.AddHours(bars),
            HoldoutOpenings = 0,
        },
        Candidate = new ModelVersion("m-0123456789abcdef", "ridge", new string('a', 64), Start, "model.json"),
        Manifest = new ModelManifest
        {
            Series = new BarSeriesId(InstrumentId.Parse("import:BTC-USDT"), Timeframe.Parse("1h")),
            TrainedFrom = Start,
            TrainedTo = Start.AddHours(bars / 2),
            Options = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["alpha"] = "100" },
            Provenance = [BarProvenance.Import],
            Samples = bars / 2,
            Trials = 1,
            Seed = 42,
            DataHash = new string('b', 64),
            Label = "forward_log_return(6)",
        },
        Chosen = Trial(1),
        Trials = [Trial(1)],
        Replay = new ReplaySection
        {
            Counts = new ReplayReport(SignalMode.Shadow, Start, 0, 0, 0, 0, 0, 0, 0, 0, 0),
            Price = Empty("close"),
            Sides = Empty("side"),
            RecentPrice = Empty("close"),
            RecentRuns = [],
            Cumulative = Empty("signals"),
            HorizonBars = 6,
        },
        Stages = [new StageResult("collect", TimeSpan.FromSeconds(1), bars)],
    };

    /// <summary>A promotion with everything.</summary>
    public static RunReportData Full(int bars = 3_000)
    {
        var bare = Bare(bars);
        string[] names = ["candidate", Baselines.Cash, Baselines.AlwaysLong, Baselines.AlwaysShort, Baselines.LastDirection];
        var accounts = names.Select((n, i) => Account(n, bars, i)).ToList();
        return bare with
        {
            Provenance = [("import", bars - 100), ("simulated", 100)],
            IsSimulated = true,
            Coverage = new CoverageSummary(bars, 30, 90, 2)
            {
                Runs = [.. Enumerable.Range(0, 30).Select(i => new CoverageGap(Start.AddHours(i * 50), Start.AddHours(i * 50 + 4), 3))],
            },
            Findings = ["timeframe: told from the spacing of the bars", new string('x', 200)],
            Decision = bare.Decision with
            {
                Promoted = true,
                Reasons = ["net return 12.30 % on the holdout against 5.10 % of always_long, 120 trades, p = 0.0100"],
                Strategies = [.. names.Select((n, i) => new StrategyResult(n, 0.123 - 0.1 * i, 0.2 - 0.1 * i, 0.0001, 0.05, 0.2, 120))],
                BestBaseline = Baselines.AlwaysLong,
                Advantage = 0.0002,
                AdvantageLow = 0.00005,
                AdvantageHigh = 0.0004,
                PValue = 0.01,
                HoldoutOpenings = 1,
            },
            Trials = [.. Enumerable.Range(1, 24).Select(Trial)],
            Holdout = new HoldoutSection(accounts),
            Calibration = new CalibrationSection(true, 6, [.. Enumerable.Range(0, 10).Select(i => new CalibrationBin(0.4 + 0.02 * i, new ReportInterval(0.41 + 0.02 * i, 0.3 + 0.02 * i, 0.52 + 0.02 * i), 390))]),
            Replay = bare.Replay with
            {
                Counts = new ReplayReport(SignalMode.Champion, Start, bars, 10, bars - 10, bars - 20, 6, 4, 1.5m, bars / 2, bars - 20),
                Price = Series("close", bars, 100, 5),
                Sides = Series("side", bars, 0, 7) with { Values = [.. Enumerable.Range(0, bars).Select(i => (double)(i / 7 % 3 - 1))] },
                RecentPrice = Series("close", 240, 100, 9),
                RecentRuns = [new SideRun(Start.AddHours(10).ToUnixTimeMilliseconds(), Start.AddHours(40).ToUnixTimeMilliseconds(), SignalDirection.Long)],
                Cumulative = Series("signals", bars, 0, 2),
                Held = [accounts[0], accounts[2]],
                ConstantHitRates = (0.49, 0.51),
                HitRate = new ReportInterval(0.521, 0.49, 0.55),
                MeanNetBasisPoints = new ReportInterval(-1.2, -4.5, 2.1),
            },
            Importance = new ImportanceSection("The share of the absolute standardised weights.", [.. Enumerable.Range(1, 24).Select(i => new ImportanceBar($"log_return_over_a_long_window({i})", 1.0 / (i + 3)))]),
            LearningCurve = new LearningCurveSection("log loss", [.. Enumerable.Range(1, 200).Select(i => new LearningCurvePoint(i, 0.69 - 0.0004 * i, 0.69 - 0.0002 * i + 0.000001 * i * i))], 100),
            Combinatorial = Paths(bars),
            Drift = new DriftSection(
                "warning",
                [.. Enumerable.Range(0, 25).Select(i => new DriftAlarm(Start.AddDays(i), "rsi(14)", "psi", 0.3, 0.25))],
                12,
                [new DriftFeature("atr(14)", default, default, default, default), new DriftFeature("rsi(14)", new(0.31, 0.25), new(0.12, 0.4), new(0.1, 0.5), new(0.02, null))])
            { WindowBars = 168, ReferenceBars = 12_000 },
            Deflation = new TrialDeflation(0.01, 0.04, true, 24, 1, "the feed was repaired"),
        };
    }

    public static ReportSeries Series(string name, int count, double start, int seed)
    {
        var random = new DeterministicRandom(seed);
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            start += random.NextNormal() * 0.005;
            values[i] = start;
        }

        return new ReportSeries(name, [.. Enumerable.Range(0, count).Select(i => (double)Start.AddHours(i).ToUnixTimeMilliseconds())], values);
    }

    public static CombinatorialSection Paths(int bars)
    {
        var equity = Enumerable.Range(1, 5).Select(i => Series($"path {i}", bars, 0, 20 + i)).ToList();
        var paths = equity.ConvertAll(e => new CombinatorialPath(new StrategyResult(e.Name, e.Values[^1], e.Values[^1] + 0.05, 0.0001, 0.02, 0.2, 90))
        {
            RankCorrelation = 0.04,
            ProbabilisticSharpe = 0.9,
        });
        return new CombinatorialSection(
            new CombinatorialReport { Groups = 6, TestGroups = 2, Splits = 15, PlannedPaths = 5, Paths = paths, Trials = 24, OverfittingProbability = 0.3 }, equity);
    }

    public static HeldAccount Account(string name, int bars, int seed)
    {
        var equity = Series(name, bars, 0.1 * seed, seed + 1);
        return new HeldAccount(name, equity, HeldAccountBuilder.Drawdown(equity), equity.Values[^1], equity.Values[^1] + 0.05, new ReportInterval(equity.Values[^1], equity.Values[^1] - 0.2, equity.Values[^1] + 0.4), 12 * seed);
    }

    private static ReportSeries Empty(string name) => new(name, [], []);

    private static Trial Trial(int number) =>
        new(number, "ridge", "forward_log_return(6)", new SortedDictionary<string, string>(StringComparer.Ordinal) { ["alpha"] = "100" }, 0.01 / number, 0.05, 40);
}
