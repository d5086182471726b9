using System.Globalization;
using AlphaPulse.Backtesting;
using AlphaPulse.Features;

namespace AlphaPulse.Training;

/// <summary>
/// Opens the holdout once for a candidate and decides whether it may serve: net of costs it must make money, trade often enough
/// to say something, and beat every naive baseline and the champion by more than chance explains.
/// </summary>
/// <remarks>Safe for use from any thread.</remarks>
public sealed class PromotionGate
{
    private const string ChampionPrefix = "champion ";

    private readonly IHoldoutVault _vault;
    private readonly GateOptions _options;
    private readonly TradingCosts _costs;

    /// <summary>Creates a gate.</summary>
    /// <param name="vault">Counts the openings of the holdout.</param>
    /// <param name="options">What a model must show.</param>
    /// <param name="costs">What a trade costs.</param>
    public PromotionGate(IHoldoutVault vault, GateOptions options, TradingCosts costs)
    {
        ArgumentNullException.ThrowIfNull(vault);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(costs);
        _vault = vault;
        _options = options;
        _costs = costs;
    }

    /// <summary>Decides.</summary>
    /// <param name="candidate">The registered candidate.</param>
    /// <param name="champion">The present champion; <see langword="null"/> where there is none.</param>
    /// <param name="features">The rows of the whole series, in the schema of the candidate.</param>
    /// <param name="holdout">The bars of the holdout.</param>
    /// <param name="calendar">The calendar of the instrument.</param>
    /// <param name="overrideReason">Why a holdout may be opened that another candidate has seen; recorded. <see langword="null"/> for no override.</param>
    /// <param name="cancellationToken">Cancels the decision.</param>
    /// <returns>The decision. A holdout that was opened for another candidate before gives a refusal, not an exception.</returns>
    public async Task<GateDecision> DecideAsync(
        LoadedModel candidate,
        LoadedModel? champion,
        FeatureMatrix features,
        Range holdout,
        ITradingCalendar calendar,
        string? overrideReason = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(calendar);
        var (start, length) = holdout.GetOffsetAndLength(features.Count);
        var from = features.Bars[start].OpenTime;
        var to = features.Bars[start + length - 1].OpenTime;
        var blank = new GateDecision
        {
            Promoted = false,
            Reasons = [],
            Strategies = [],
            Trials = candidate.Artifact.Manifest.Trials,
            CostBasisPointsPerSide = _costs.Fraction * 10_000,
            HoldoutFrom = from,
            HoldoutTo = to,
            HoldoutOpenings = 0,
        };

        HoldoutOpening opening;
        try
        {
            var manifest = candidate.Artifact.Manifest;
            opening = await _vault
                .OpenAsync(manifest.Series, from, to, candidate.Version.Sha256, manifest.Trials, overrideReason, cancellationToken).ConfigureAwait(false);
        }
        catch (HoldoutException exception)
        {
            return blank with { Reasons = [exception.Message] };
        }

        var opened = blank with
        {
            HoldoutOpenings = opening.Count,
            TrialsOnHoldout = opening.TrialsOnHoldout,
            HoldoutOverride = opening.OverrideReason,
        };
        return Compare(opened, candidate, champion, features, start..(start + length), calendar);
    }

    private GateDecision Compare(
        GateDecision blank, LoadedModel candidate, LoadedModel? champion, FeatureMatrix features, Range holdout, ITradingCalendar calendar)
    {
        var runner = new BacktestRunner(_costs, calendar);
        var bars = features.Bars.Slice(holdout);
        var mine = runner.Run(bars, DecisionPath.Of(candidate.Artifact.Model, candidate.Artifact.Rule, features, holdout));
        var others = new List<(string Name, BacktestResult Result)>();
        var incomparable = champion is null || champion.Version.Id == candidate.Version.Id ? null : FindObstacle(champion, features, bars[0].OpenTime);
        if (champion is not null && champion.Version.Id != candidate.Version.Id && incomparable is null)
        {
            var path = DecisionPath.Of(champion.Artifact.Model, champion.Artifact.Rule, features, holdout);
            others.Add(($"{ChampionPrefix}{champion.Version.Id}", runner.Run(bars, path)));
        }

        foreach (var (name, path) in Baselines.All(features.Bars, holdout))
        {
            others.Add((name, runner.Run(bars, path)));
        }

        var own = Describe("candidate", mine);
        var described = others.ConvertAll(o => Describe(o.Name, o.Result));
        var best = described.MaxBy(d => d.NetReturn)!;

        // The evidence is that against the hardest of all, so that no choice among them can flatter it. A champion is to be replaced.
        var returns = ExcessReturns.OnConstantSize(mine, bars, _costs);
        var hardest = others
            .Select(o => ExcessReturns.Of(
                returns,
                o.Name,
                ExcessReturns.OnConstantSize(o.Result, bars, _costs),
                isReplaced: o.Name.StartsWith(ChampionPrefix, StringComparison.Ordinal)))
            .MinBy(e => e.T)!;
        var bootstrap = StationaryBootstrap.TestMean(
            hardest.Values, candidate.Artifact.Manifest.Seed, new BootstrapOptions { Resamples = _options.Resamples, Confidence = 0.9 });
        var deflated = _options.DeflateForTrials ? Deflate(bootstrap.PValue, blank.TrialsOnHoldout) : bootstrap.PValue;
        var reasons = FindRefusals(own, best, hardest, bootstrap, deflated, blank.TrialsOnHoldout);
        if (incomparable is not null)
        {
            reasons.Add(incomparable);
        }

        var promoted = reasons.Count == 0;
        if (promoted)
        {
            reasons.Add(Text($"net return {own.NetReturn:P2} on the holdout against {best.NetReturn:P2} of {best.Name}, {own.Trades} trades; the advantage is least certain over {hardest.Over}: p = {deflated:0.0000} after {blank.TrialsOnHoldout} trials"));
        }

        return blank with
        {
            Promoted = promoted,
            Reasons = reasons,
            Strategies = [own, .. described],
            BestBaseline = hardest.Over,
            Beta = hardest.Beta,
            Advantage = bootstrap.Mean,
            PValue = bootstrap.PValue,
            DeflatedPValue = deflated,
            MaximumPValue = _options.MaximumPValue,
            AdvantageLow = bootstrap.Lower,
            AdvantageHigh = bootstrap.Upper,
        };
    }

    /// <summary>The chance that the best of so many trials of nothing shows a p-value at most this small.</summary>
    private static double Deflate(double pValue, long trials) => pValue >= 1 ? 1 : 1 - Math.Pow(1 - pValue, Math.Max(1, trials));

    private List<string> FindRefusals(
        StrategyResult own, StrategyResult best, ExcessReturns hardest, BootstrapResult advantage, double deflated, long trials)
    {
        var reasons = new List<string>();
        if (own.Trades < _options.MinimumTrades)
        {
            reasons.Add(Text($"too few trades on the holdout to say something: {own.Trades}, and at least {_options.MinimumTrades} are needed"));
        }

        if (own.NetReturn <= 0)
        {
            reasons.Add(Text($"net return {own.NetReturn:P2} on the holdout is not above zero (gross {own.GrossReturn:P2})"));
        }

        if (own.NetReturn <= best.NetReturn)
        {
            reasons.Add(Text($"net return {own.NetReturn:P2} on the holdout does not beat {best.NetReturn:P2} of {best.Name}"));
        }

        if (!(deflated <= _options.MaximumPValue))
        {
            reasons.Add(Text($"the advantage of {advantage.Mean * 10_000:0.00} basis points a bar over {hardest.Over} (beta {hardest.Beta:0.00}; 90 % interval {advantage.Lower * 10_000:0.00} to {advantage.Upper * 10_000:0.00}) has p = {deflated:0.0000} after {trials} trials ({advantage.PValue:0.0000} before), above {_options.MaximumPValue}"));
        }

        return reasons;
    }

    /// <summary>Why a champion cannot be compared, in words. It is not replaced by a model that was never measured against it.</summary>
    private static string? FindObstacle(LoadedModel champion, FeatureMatrix features, DateTimeOffset holdoutFrom)
    {
        var (id, manifest, schema) = (champion.Version.Id, champion.Artifact.Manifest, champion.Artifact.Model.Schema);
        return manifest.Series != features.Bars[0].Series
            ? $"the champion {id} serves {manifest.Series}; keep one registry for each series"
            : !schema.Equals(features.Schema)
                ? $"the champion {id} scores the features '{schema.Name}' and cannot be compared on '{features.Schema.Name}'; train on its features, or retire it first"
                : manifest.TrainedTo > holdoutFrom
                    ? $"the champion {id} was trained on bars up to {UtcText.Format(manifest.TrainedTo)} and so has seen part of this holdout; wait for newer data"
                    : null;
    }

    private static StrategyResult Describe(string name, BacktestResult result)
    {
        var net = PerformanceStatistics.FromResult(result, periodsPerYear: 1);
        var gross = result.Steps.Aggregate(1m, (equity, step) => equity * (1 + step.GrossReturn)) - 1;
        return new StrategyResult(
            name, net.TotalReturn, (double)gross, net.MeanReturn, net.Sharpe, -net.MaximumDrawdown, result.Trades.Count);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
