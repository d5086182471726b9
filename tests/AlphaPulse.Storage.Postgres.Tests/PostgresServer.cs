using Npgsql;

namespace AlphaPulse.Storage.Postgres.Tests;

/// <summary>The server that the tests of this project use: the one whose connection string <c>ALPHAPULSE_POSTGRES</c> holds.</summary>
/// <remarks>
/// Without one, facts and theories are skipped with that reason, unless <c>ALPHAPULSE_REQUIRE_POSTGRES=1</c>, which makes them run and fail.
/// </remarks>
internal static class PostgresServer
{
    private static readonly string? Named = Environment.GetEnvironmentVariable("ALPHAPULSE_POSTGRES") is { Length: > 0 } named ? named : null;

    /// <summary>What is said where a server is asked for and none is named.</summary>
    public const string Absent = "ALPHAPULSE_POSTGRES names no PostgreSQL server, and ALPHAPULSE_REQUIRE_POSTGRES asks for one.";

    public static bool IsNamed => Named is not null;

    /// <summary>Why tests are skipped, or <see langword="null"/> where they run.</summary>
    public static string? SkipReason { get; } =
        Named is not null || Environment.GetEnvironmentVariable("ALPHAPULSE_REQUIRE_POSTGRES") == "1"
            ? null
            : "No PostgreSQL server is named; put its connection string into ALPHAPULSE_POSTGRES.";

    public static string ConnectionString => Named
        ?? throw new InvalidOperationException(Absent);

    /// <summary>Runs statements beside the store.</summary>
    public static async Task ExecuteAsync(string sql, string? schema = null)
    {
        await using var connection = await ConnectAsync(schema);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of the first row of a statement beside the store.</summary>
    public static async Task<T> AskAsync<T>(string sql, string? schema = null)
    {
        await using var connection = await ConnectAsync(schema);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A connection beside the store, out of the pool.</summary>
    public static async Task<NpgsqlConnection> ConnectAsync(string? schema = null)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { SearchPath = schema, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
