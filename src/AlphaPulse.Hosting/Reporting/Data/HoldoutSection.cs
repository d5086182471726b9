namespace AlphaPulse.Hosting;

/// <summary>The holdout as the gate saw it. The candidate is first, then the champion where one was compared, then the baselines.</summary>
internal sealed record HoldoutSection(IReadOnlyList<HeldAccount> Accounts);
