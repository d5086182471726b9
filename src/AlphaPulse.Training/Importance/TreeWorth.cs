namespace AlphaPulse.Training;

/// <summary>What the splits of a model of trees say of one feature.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Name">The column.</param>
/// <param name="Gain">By how much its splits improved the training, in the unit of the loss.</param>
/// <param name="Splits">How many splits ask for it.</param>
/// <param name="Cover">The sum of the second derivatives of the training rows that its splits divided.</param>
public sealed record TreeWorth(string Name, double Gain, double Splits, double Cover);
