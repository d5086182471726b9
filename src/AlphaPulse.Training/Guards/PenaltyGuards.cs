using System.Globalization;

namespace AlphaPulse.Training;

/// <summary>Guards that say how the chosen learner is held back, and out of what it was chosen.</summary>
internal static class PenaltyGuards
{
    public static GuardResult L2(GuardContext context) => Of(context, GuardNames.L2Penalty, "L2", ratio => 1 - ratio, "l2");

    public static GuardResult L1(GuardContext context) => Of(context, GuardNames.L1Penalty, "L1", ratio => ratio, "l1");

    private static GuardResult Of(GuardContext context, string name, string kind, Func<double, double> share, string treeOption)
    {
        if (PenaltyOf(context.Learner.Options, share, treeOption) is not { } penalty)
        {
            return GuardText.NotApplicable(name, $"{context.Learner.Name} names no {kind} penalty among its options");
        }

        var tried = context.Runs.Where(r => r.Trial.Learner == context.Best.Trial.Learner).Select(r => PenaltyOf(r.Plan.Candidate.Learner.Options, share, treeOption)).OfType<double>().Distinct().Count();
        return penalty > 0
            ? new GuardResult(name, GuardVerdict.Held, penalty, 0, GuardText.Of($"{context.Learner.Name} has an {kind} penalty of {penalty:0.####}, out of {tried} that were compared on rows which they were not fitted on"))
            : new GuardResult(name, GuardVerdict.NotApplicable, penalty, 0, GuardText.Of($"the chosen {context.Learner.Name} has no {kind} penalty; {tried} values of it were compared"));
    }

    private static double? PenaltyOf(IReadOnlyDictionary<string, string> options, Func<double, double> share, string treeOption) =>
        // The options of a pair of learners have prefixes; the pair is held back as far as the freer one.
        new[] { string.Empty, "primary.", "secondary." }.Select(prefix => PenaltyOf(options, prefix, share, treeOption)).Min();

    private static double? PenaltyOf(IReadOnlyDictionary<string, string> options, string prefix, Func<double, double> share, string treeOption)
    {
        // Linear learners name one penalty and the share of the absolute values in it; ridge names the penalty alone.
        if (Number(options, prefix + "alpha") is { } alpha)
        {
            return alpha * share(Number(options, prefix + "l1_ratio") ?? 0);
        }

        return Number(options, prefix + treeOption);
    }

    private static double? Number(IReadOnlyDictionary<string, string> options, string name) =>
        options.TryGetValue(name, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
