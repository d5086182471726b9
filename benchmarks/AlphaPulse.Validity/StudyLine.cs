namespace AlphaPulse.Validity;

/// <summary>A line of the log.</summary>
/// <param name="Build">The assemblies that judged.</param>
/// <param name="Case">What came of it.</param>
internal sealed record StudyLine(string Build, StudyCase Case);
