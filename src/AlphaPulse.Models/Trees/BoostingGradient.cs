namespace AlphaPulse.Models;

/// <summary>Computes the derivatives of a loss with respect to the score, for rows of weight 1; weights are applied afterwards.</summary>
/// <param name="scores">The sums of the trees so far.</param>
/// <param name="targets">The targets of the same rows.</param>
/// <param name="first">Where the first derivatives go; finite.</param>
/// <param name="second">Where the second derivatives go; finite and at least 0.</param>
public delegate void BoostingGradient(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, Span<double> first, Span<double> second);
