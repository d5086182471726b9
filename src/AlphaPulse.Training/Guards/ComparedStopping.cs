namespace AlphaPulse.Training;

/// <summary>When a part of a pair stopped growing in a fit that was compared with others.</summary>
/// <param name="Stop">When it stopped, and on which samples that was found out, by position.</param>
/// <param name="Bars">The bars that the fit was compared on.</param>
internal sealed record ComparedStopping(PartStopping Stop, Range Bars);
