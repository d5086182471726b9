namespace AlphaPulse.Testing;

/// <summary>A bar that a scripted venue writes in its own form: numbers are the digits that have to arrive.</summary>
/// <param name="OpenTime">When it opens.</param>
/// <param name="CloseTime">When the next one opens.</param>
/// <param name="Open">The first price.</param>
/// <param name="High">The greatest price.</param>
/// <param name="Low">The least price.</param>
/// <param name="Close">The last price.</param>
/// <param name="Volume">The volume in the base asset.</param>
/// <param name="IsClosed">Whether it had closed by the clock of the venue.</param>
public sealed record ScriptedBar(
    DateTimeOffset OpenTime, DateTimeOffset CloseTime, string Open, string High, string Low, string Close, string Volume, bool IsClosed);
