namespace AlphaPulse.Indicators;

/// <summary>How the parabolic stop approaches in one direction.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value.</remarks>
/// <param name="Start">The acceleration at the beginning of the direction; from 0 to 10.</param>
/// <param name="Step">What each new extreme adds to it; from 0 to 10.</param>
/// <param name="Maximum">The greatest acceleration; from 0 to 10. The start and the step are cut to it.</param>
public readonly record struct SarLeg(decimal Start, decimal Step, decimal Maximum);
