namespace AlphaPulse.Storage.Postgres.Tests;

/// <summary>A theory that needs a server; see <see cref="PostgresServer"/>. In this project <c>[Theory]</c> is this one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : Xunit.TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = PostgresServer.SkipReason;
}
