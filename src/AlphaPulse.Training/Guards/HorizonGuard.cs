namespace AlphaPulse.Training;

/// <summary>
/// Looks for leaks by labels of other horizons: labels that were moved far away from their rows, which nothing but a shared part of a label can foretell
/// (<see cref="MovedLabels"/>), and the labels right after those of the rows, of which an honest feature knows nearly as much (<see cref="LaterLabels"/>).
/// </summary>
internal static class HorizonGuard
{
    public static GuardResult Shuffled(GuardContext context)
    {
        if (context.Limits.HorizonShuffles == 0)
        {
            return GuardText.NotMeasured(GuardNames.ShuffledHorizon, $"not asked for; set GuardOptions.HorizonShuffles, each of which takes two fits on half of the rows");
        }

        if (context.Cross is not { } cross)
        {
            return GuardText.NotMeasured(GuardNames.ShuffledHorizon, $"there are no purged folds: {context.CrossFailure}");
        }

        var moved = MovedLabels.Test(context, cross);
        var later = LaterLabels.Test(context, cross);

        // Two questions are asked, so that each has half of what may go wrong by chance (Bonferroni).
        var p = Math.Min(1, 2 * Math.Min(moved.PValue, later.PValue));
        var remedy = p >= context.Limits.MinimumHorizonPValue ? string.Empty
            : moved.PValue <= later.PValue
            ? ": rows of the training share a part of a label with rows of the test, so a label ends later than it says, or purge and embargo are too short for it"
            : ": what foretells a label ends where the label ends, so look for a column that was filled in from the future";
        return GuardText.AtLeast(
            GuardNames.ShuffledHorizon,
            p,
            context.Limits.MinimumHorizonPValue,
            $"labels moved away from their rows ({context.Limits.HorizonShuffles} times, {moved.Blocks} blocks tested by turns) are foretold with a rank correlation of {moved.Correlation:0.000} (p = {moved.PValue:0.0000}); own labels are foretold with {later.Own:0.000} and those right after them with {later.Later:0.000}, and that the loss is above {context.Limits.MaximumHorizonLoss:0.00} has p = {later.PValue:0.0000} (p = {p:0.0000} for both{remedy})");
    }
}
