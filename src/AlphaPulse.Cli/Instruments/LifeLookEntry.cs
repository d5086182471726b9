namespace AlphaPulse.Cli.Instruments;

/// <summary>An event that a look found, as JSON.</summary>
internal sealed record LifeLookEntry(string Instrument, InstrumentEventEntry Event);
