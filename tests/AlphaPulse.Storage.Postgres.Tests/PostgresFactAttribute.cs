namespace AlphaPulse.Storage.Postgres.Tests;

/// <summary>A fact that needs a server; see <see cref="PostgresServer"/>. In this project <c>[Fact]</c> is this one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : Xunit.FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.SkipReason;
}
