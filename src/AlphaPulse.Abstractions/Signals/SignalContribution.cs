namespace AlphaPulse;

/// <summary>How much one feature added to the sum that a model made the score of a signal of.</summary>
/// <param name="Feature">The name of the feature in the schema of the model, such as <c>rsi(14)</c>.</param>
/// <param name="Amount">What it added, in the unit of the sum: before the logistic function and the calibrator of the model.</param>
public readonly record struct SignalContribution(string Feature, double Amount);
