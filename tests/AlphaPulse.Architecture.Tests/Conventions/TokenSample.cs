namespace AlphaPulse.Architecture.Tests.Conventions;

/// <summary>Breaks a convention on purpose.</summary>
public abstract class TokenSample
{
#pragma warning disable CA1068 // The parameter before the last one is what the rule is tested with.
    public abstract Task RunAsync(CancellationToken cancellationToken, int last);
#pragma warning restore CA1068
}
