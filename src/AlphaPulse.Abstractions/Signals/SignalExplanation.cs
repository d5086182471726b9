namespace AlphaPulse;

/// <summary>Why a model said what it said about one bar: the Shapley values of the features, kept beside the signal.</summary>
/// <remarks>
/// <see cref="ExpectedValue"/>, <see cref="Contributions"/> and <see cref="Remainder"/> add up to the sum of the row, which is what the model has
/// before its logistic function and its calibrator. They differ from the exact numbers by rounding only. Immutable and safe for use from any thread.
/// </remarks>
public sealed record SignalExplanation
{
    /// <summary>The <see cref="Signal.Id"/> of the signal.</summary>
    public required string SignalId { get; init; }

    /// <summary>The sum of a row of which no feature is known.</summary>
    public required double ExpectedValue { get; init; }

    /// <summary>What single features added, the greatest size first; equal sizes are in the order of the schema. At least one.</summary>
    public required IReadOnlyList<SignalContribution> Contributions { get; init; }

    /// <summary>What all other features added together; 0 where there are none.</summary>
    public required double Remainder { get; init; }

    /// <summary>The sum of the row: everything together.</summary>
    public double Sum => ExpectedValue + Contributions.Sum(c => c.Amount) + Remainder;
}
