namespace AlphaPulse.Features;

/// <summary>The slots of one computation without a memory.</summary>
internal readonly record struct ArithmeticStep(int Left, int Right, int Third, int Output);
