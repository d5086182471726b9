using System.Security.Cryptography;
using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Models;
using AlphaPulse.Simulation;
using AlphaPulse.Training;

namespace AlphaPulse.Validity;

/// <summary>
/// A simulated market with its feature rows, and the same trainer and gate that the pipeline uses, at their defaults but for the
/// guards that are switched off.
/// </summary>
public sealed class StudyMarket
{
    /// <summary>What a side of a trade costs by default, in basis points.</summary>
    public static readonly decimal DefaultCost = new TradingCosts().FeeBasisPoints;

    /// <summary>How many bars ahead the labels look by default.</summary>
    public static readonly int DefaultHorizon = new TrainingOptions().HorizonBars;

    /// <summary>How many trades the gate asks for by default.</summary>
    public static readonly int DefaultTrades = new GateOptions().MinimumTrades;

    /// <summary>A cost at which trading is cheap enough that costs refuse little: what is left stands on the deflation.</summary>
    public const decimal CheapCost = 1;

    /// <summary>A horizon at which a rule trades so often that costs are all that stands between it and a promotion.</summary>
    public const int NextBar = 1;

    /// <summary>How often labels are moved where the permutation test is looked at: the least number at which it can fall to 5 %.</summary>
    public const int DefaultPermutations = 19;

    private const int Folds = 5;

    private readonly long _seed;
    private readonly FeatureMatrix _features;
    private readonly int[] _sides;
    private readonly string _dataHash;

    private StudyMarket(long seed, FeatureMatrix features, int[] sides, string dataHash)
    {
        _seed = seed;
        _features = features;
        _sides = sides;
        _dataHash = dataHash;
    }

    /// <summary>The t-statistic of the oracle in a kind of market.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The t-statistic on the holdout, net of costs.</returns>
    public static double StrengthOf(MarketKind kind) => kind switch
    {
        MarketKind.Strong => 8,
        MarketKind.Moderate => 5,
        _ => 0,
    };

    /// <summary>Makes a market.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="count">How many bars it has, gaps included.</param>
    /// <returns>The market.</returns>
    public static StudyMarket Create(MarketKind kind, long seed, int count)
    {
        var market = new SimulatedMarket(new SimulatedMarketOptions { Seed = seed, Bars = count, SignalTStatistic = StrengthOf(kind) });
        var signalled = market.GenerateWithSignal().ToList();
        var bars = signalled.ConvertAll(b => b.Bar);
        using var hash = new BarHash();
        foreach (var bar in bars)
        {
            hash.Append(bar);
        }

        var features = FeatureMatrix.Compute(FeatureSets.Standard, AlwaysOpenCalendar.Instance, bars);
        return new StudyMarket(seed, features, [.. signalled.Select(b => b.NextSide)], hash.Finish());
    }

    /// <summary>Trains and decides.</summary>
    /// <param name="setup">How, and with which guards off.</param>
    /// <param name="cancellationToken">Cancels the case.</param>
    /// <returns>What came of it.</returns>
    public async Task<StudyCase> JudgeAsync(StudySetup setup, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var off = setup.Off;
        if (setup.Trials == 0 && (off & UnguardedSpaces.OfLearners) != Guard.None)
        {
            throw new ArgumentException($"{off & UnguardedSpaces.OfLearners} can be switched off in a search alone; set --trials.", nameof(setup));
        }

        var costs = off.HasFlag(Guard.Costs) ? TradingCosts.None : new TradingCosts { FeeBasisPoints = setup.Cost };
        var options = new TrainingOptions { Seed = _seed, HorizonBars = setup.Horizon };
        if (setup.Trials > 0)
        {
            options.Use(TrainingProfile.Quick).Search!.Trials = setup.Trials;
            options.Search!.Spaces = UnguardedSpaces.Create(off, setup.Horizon);
        }

        options.Guards.Permutations = setup.Permutations;

        if (off.HasFlag(Guard.Purge) || off.HasFlag(Guard.Border))
        {
            options.Split.Purge = false;
            options.Split.EmbargoBars = 0;
        }

        var trainer = new ModelTrainer(options, costs);
        var features = setup.Leak ? FeatureMatrix.Compute(LeakyFeatures.Create(_features.Bars, setup.Horizon, setup.LeakNoise, _seed), AlwaysOpenCalendar.Instance, _features.Bars, cancellationToken) : _features;
        var result = trainer.Train(features, AlwaysOpenCalendar.Instance, _dataHash, cancellationToken: cancellationToken);
        var artifact = off.HasFlag(Guard.Purge) ? CrossFit(trainer, result, cancellationToken) : result.Artifact;
        var gate = GuardSwitches.Gate(off, setup.LeastTrades);
        var decision = await DecideAsync(artifact, result, gate, costs, champion: null, cancellationToken).ConfigureAwait(false);
        var without = new List<Guard>();
        foreach (var guard in off == Guard.None ? GuardSwitches.OfDecision : [])
        {
            if ((await DecideAsync(artifact, result, GuardSwitches.Gate(guard, setup.LeastTrades), costs, champion: null, cancellationToken).ConfigureAwait(false)).Promoted)
            {
                without.Add(guard);
            }
        }

        var oracle = setup.Kind == MarketKind.Walk ? null : Oracle(result);
        var untested = GuardSwitches.Gate(off | Guard.ChampionScores, setup.LeastTrades);
        return new StudyCase(
            setup,
            _seed,
            decision.Promoted,
            oracle is not null && (await DecideAsync(oracle, result, gate, costs, champion: null, cancellationToken).ConfigureAwait(false)).Promoted,
            decision.PValue!.Value,
            decision.DeflatedPValue!.Value,
            decision.Strategies[0].NetReturn,
            (decision.Strategies[0].Sharpe ?? 0) * Math.Sqrt(result.Split.HoldoutBars.End.Value - result.Split.HoldoutBars.Start.Value),
            decision.Strategies[0].Trades,
            decision.BestBaseline!,
            result.Chosen.Learner,
            [.. decision.Guards.Where(g => g.Refuses).Select(g => g.Name)],
            [.. decision.Guards.Where(g => g.Verdict == GuardVerdict.Failed).Select(g => g.Name)],
            without)
        {
            NotMeasured = [.. decision.Guards.Where(g => g.Verdict == GuardVerdict.NotMeasured).Select(g => g.Name)],
            OracleReplaced = oracle is not null && (await DecideAsync(artifact, result, gate, costs, oracle, cancellationToken).ConfigureAwait(false)).Promoted,
            OracleReplacedUntested = oracle is not null && (await DecideAsync(artifact, result, untested, costs, oracle, cancellationToken).ConfigureAwait(false)).Promoted,
        };
    }

    private async Task<GateDecision> DecideAsync(
        ModelArtifact artifact, TrainingResult result, GateOptions options, TradingCosts costs, ModelArtifact? champion, CancellationToken cancellationToken)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(ModelFile.ToBytes(result.Artifact)));
        var version = new ModelVersion($"m-{sha256[..16]}", artifact.Model.Kind, sha256, artifact.Manifest.TrainedTo, "in memory");
        return await new PromotionGate(new FirstLookVault(), options, costs)
            .DecideAsync(
                new LoadedModel(version, artifact),
                champion is null ? null : new LoadedModel(version with { Id = "oracle" }, champion),
                result.Samples.Features,
                result.Split.HoldoutBars,
                AlwaysOpenCalendar.Instance,
                result.Guards,
                overrideReason: null,
                cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The planted state in the place of the model, out of as many trials.</summary>
    private ModelArtifact Oracle(TrainingResult result)
    {
        var rows = Enumerable.Range(0, _features.Count).Where(_features.IsComplete).Select(i => (_features.Row(i).ToArray(), _sides[i]));
        var horizon = result.Artifact.Rule.HorizonBars;
        return new ModelArtifact(
            new OracleModel(_features.Schema, rows), new SignalRule(0, 0, horizon), result.Artifact.Manifest with { Label = Labels.ForwardLogReturn(horizon).Name });
    }

    /// <summary>Fits trees as a shuffled cross-validation does, without a purge.</summary>
    private ModelArtifact CrossFit(ModelTrainer trainer, TrainingResult result, CancellationToken cancellationToken)
    {
        var trees = trainer.DefaultCandidates().First(c => c.Learner is IValidatedLearner);
        var samples = SampleSet.Build(_features, trees.Label, AlwaysOpenCalendar.Instance);
        var random = new DeterministicRandom(_seed);
        var rows = Enumerable.Range(0, samples.Samples.Count)
            .Where(i => samples.Samples[i].BarIndex < result.Split.ReplayStart)
            .Select(i => (Row: i, Fold: random.NextInt32(Folds), Stops: random.NextInt32(Folds) == 0))
            .ToList();
        var models = new IModel[Folds];
        for (var fold = 0; fold < Folds; fold++)
        {
            var others = rows.Where(r => r.Fold != fold).ToLookup(r => r.Stops, r => r.Row);
            models[fold] = ((IValidatedLearner)trees.Learner)
                .Fit(SampleMatrix.Of(samples, [.. others[false]]), SampleMatrix.Of(samples, [.. others[true]]), _seed, cancellationToken).Model;
        }

        var model = new CrossFittedModel(models, rows.Select(r => (_features.Row(samples.Samples[r.Row].BarIndex).ToArray(), r.Fold)));
        return new ModelArtifact(model, new SignalRule(0, 0, result.Artifact.Rule.HorizonBars), result.Artifact.Manifest with { Label = trees.Label.Name });
    }
}
