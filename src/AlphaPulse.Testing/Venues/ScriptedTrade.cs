namespace AlphaPulse.Testing;

/// <summary>A trade that a scripted venue writes in its own form: numbers are the digits that have to arrive.</summary>
/// <param name="Id">The id; ids rise with time.</param>
/// <param name="Time">When it was made.</param>
/// <param name="Price">The price.</param>
/// <param name="Quantity">The quantity in the base asset.</param>
/// <param name="TakerBought">Whether the taker bought rather than sold.</param>
public sealed record ScriptedTrade(long Id, DateTimeOffset Time, string Price, string Quantity, bool TakerBought);
