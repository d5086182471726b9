using System.Globalization;

namespace AlphaPulse.Training;

/// <summary>Checks <see cref="GuardOptions"/> against the documented ranges.</summary>
internal static class GuardOptionsRanges
{
    public static IEnumerable<string> FindDefects(GuardOptions options)
    {
        (string Name, double Value, double Low, double High)[] ranges =
        [
            (nameof(options.LabelConcordance), options.LabelConcordance, 0.9, 1),
            (nameof(options.MaximumRankCorrelation), options.MaximumRankCorrelation, 0.5, 1),
            (nameof(options.MaximumLearningGap), options.MaximumLearningGap, 0, 1),
            (nameof(options.MinimumImportanceStability), options.MinimumImportanceStability, -1, 1),
            (nameof(options.Seeds), options.Seeds, 1, 100),
            (nameof(options.MinimumSeedAgreement), options.MinimumSeedAgreement, 0, 1),
            (nameof(options.Permutations), options.Permutations, 0, 10_000),
            (nameof(options.MaximumPermutationPValue), options.MaximumPermutationPValue, double.Epsilon, 0.5),
            (nameof(options.HorizonShuffles), options.HorizonShuffles, 0, 1_000),
            (nameof(options.MinimumHorizonPValue), options.MinimumHorizonPValue, double.Epsilon, 0.5),
            (nameof(options.MaximumHorizonLoss), options.MaximumHorizonLoss, 0, 1),
            (nameof(options.MaximumAdversarialAuc), options.MaximumAdversarialAuc, 0.5, 1),
            (nameof(options.MaximumOutlierShare), options.MaximumOutlierShare, 0, 1),
            (nameof(options.MinimumSharpeProbability), options.MinimumSharpeProbability, 0.5, 1 - 1e-12),
            (nameof(options.MaximumOverfittingProbability), options.MaximumOverfittingProbability, 0, 1),
            (nameof(options.MaximumCoverageShortfall), options.MaximumCoverageShortfall, 0, 0.5),
        ];

        // A limit below the least p-value that so few rounds can show would refuse for ever.
        if (options.Permutations > 0 && 1.0 / (options.Permutations + 1) > options.MaximumPermutationPValue)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Guards.Permutations is {options.Permutations}, whose least p-value of {1.0 / (options.Permutations + 1):0.####} is above Guards.MaximumPermutationPValue of {options.MaximumPermutationPValue:0.####}; set it to at least {Math.Ceiling(1 / options.MaximumPermutationPValue) - 1:0}.");
        }

        // Written so that NaN fails it.
        foreach (var defect in ranges.Where(r => !(r.Value >= r.Low && r.Value <= r.High))
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"Guards.{r.Name} is {r.Value}; set it from {r.Low:0.##} to {r.High:0.##}.")))
        {
            yield return defect;
        }
    }
}
