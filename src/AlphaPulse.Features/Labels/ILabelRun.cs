namespace AlphaPulse.Features;

/// <summary>The label of one bar while it is being made.</summary>
/// <remarks>Holds state; not safe for use from several threads.</remarks>
public interface ILabelRun
{
    /// <summary>Takes a bar after the start; where the label does not follow the path only the one at its horizon.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="barsAhead">How many expected bars after the start it is; one more than the bar before where the label follows the path.</param>
    /// <param name="value">The label; meaningless unless <see cref="LabelState.Known"/> is returned.</param>
    /// <returns>Whether the label is known, needs a later bar or will never be. <see cref="LabelState.Open"/> is not allowed at the horizon.</returns>
    LabelState Observe(Bar bar, int barsAhead, out LabelValue value);
}
