namespace AlphaPulse.Indicators.Tests;

/// <summary>The definition of an indicator over a whole series.</summary>
/// <param name="bars">The bars, the oldest first.</param>
/// <returns>For each bar the value of each output; <see langword="null"/> where there is none.</returns>
internal delegate Precise?[][] Definition(PreciseBar[] bars);
