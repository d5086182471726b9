namespace AlphaPulse.EndToEnd.Tests.Reporting;

/// <summary>What an account needs of a bar, as a file has it.</summary>
internal sealed record PlainBar(DateTimeOffset Time, double Open, double Close);
