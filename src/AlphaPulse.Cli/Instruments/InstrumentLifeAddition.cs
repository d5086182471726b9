namespace AlphaPulse.Cli.Instruments;

/// <summary>What became of an event that was given, as JSON: the one that the store holds now, and whether it is new.</summary>
internal sealed record InstrumentLifeAddition(string Instrument, bool IsNew, InstrumentEventEntry Event);
