namespace AlphaPulse.Storage.Postgres;

/// <summary>What the store has of one bar, as far as a further version of it asks.</summary>
/// <param name="Newest">The newest version.</param>
/// <param name="Revision">Its number.</param>
/// <param name="Closed">Where the newest closed version came from; <see langword="null"/> where there is none.</param>
internal readonly record struct KnownBar(Bar Newest, int Revision, BarProvenance? Closed);
