namespace AlphaPulse.Features;

/// <summary>What a model is to predict, with how far it looks ahead, so that splits can purge by it and outcomes settle by it.</summary>
/// <remarks>
/// <para>A label only says how one bar is judged; <see cref="LabelEngine"/> shows it the bars, in training and live alike.
/// Implement it for a label of your own.</para>
/// <para>Implementations are immutable and safe for use from any thread; what <see cref="Begin"/> gives is not.</para>
/// </remarks>
public interface ILabel
{
    /// <summary>The canonical specification, such as <c>forward_log_return(1)</c>.</summary>
    string Name { get; }

    /// <summary>What a model of this label gives.</summary>
    ModelTask Task { get; }

    /// <summary>How many expected bars after the bar of the features a label looks at most; at least 1.</summary>
    int HorizonBars { get; }

    /// <summary>How many consecutive bars before the bar of the features a label needs, for a volatility or a side; 0 for none.</summary>
    int LookbackBars { get; }

    /// <summary>
    /// Whether every bar up to the end is looked at, and may end the label early: then a missing bar before the end leaves no label.
    /// Otherwise only the bar at <see cref="HorizonBars"/> is looked at, and only that one must be there.
    /// </summary>
    bool FollowsPath { get; }

    /// <summary>
    /// Whether a high target means that the price rises and a low one that it falls. A model of a label without a side, such as
    /// <see cref="MetaLabel"/>, cannot make signals by itself.
    /// </summary>
    bool TellsSide { get; }

    /// <summary>
    /// Whether the label may end before <see cref="HorizonBars"/> at a price that could be had, such as a barrier. A signal of a model of such
    /// a label is settled there. Needs <see cref="FollowsPath"/>.
    /// </summary>
    bool LeavesEarly => false;

    /// <summary>Begins the label of a bar.</summary>
    /// <param name="start">The bar with the bars before it; at least <see cref="LookbackBars"/> of them.</param>
    /// <returns>What is to be shown the bars that come; <see langword="null"/> where the bar has no label, such as one without volatility.</returns>
    ILabelRun? Begin(in LabelStart start);
}
