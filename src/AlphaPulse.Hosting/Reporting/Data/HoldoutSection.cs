namespace AlphaPulse.Hosting;

/// <summary>The holdout as the gate saw it. The candidate is first, then come the baselines.</summary>
internal sealed record HoldoutSection(IReadOnlyList<HeldAccount> Accounts);
