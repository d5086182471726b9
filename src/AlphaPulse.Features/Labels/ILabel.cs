namespace AlphaPulse.Features;

/// <summary>What a model is to predict, with its horizon, so that splits can purge by it and outcomes settle by it.</summary>
/// <remarks>Implementations are immutable and safe for use from any thread.</remarks>
public interface ILabel
{
    /// <summary>The canonical specification, such as <c>forward_log_return(1)</c>.</summary>
    string Name { get; }

    /// <summary>What a model of this label gives.</summary>
    ModelTask Task { get; }

    /// <summary>How many bars after the bar of the features the label ends; at least 1.</summary>
    int HorizonBars { get; }

    /// <summary>Computes the label from the bar of the features and the last bar of the horizon.</summary>
    /// <param name="start">The bar that the features end at.</param>
    /// <param name="end">The bar at the horizon.</param>
    /// <param name="value">The label; meaningless where the method returns <see langword="false"/>.</param>
    /// <returns>Whether there is a label.</returns>
    bool TryCompute(Bar start, Bar end, out double value);
}
