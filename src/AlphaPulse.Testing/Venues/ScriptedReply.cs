namespace AlphaPulse.Testing;

/// <summary>What a scripted venue answers.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
/// <param name="VenueCode">For an error: the code that has to be in the exception; <see langword="null"/> for none.</param>
public sealed record ScriptedReply(int Status, string Body, string? VenueCode = null);
