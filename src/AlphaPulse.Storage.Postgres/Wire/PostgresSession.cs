using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace AlphaPulse.Storage.Postgres;

/// <summary>Statements on one connection, for one caller at a time. Parameters count from 1, columns from 0.</summary>
/// <param name="connection">The connection; not disposed with the session.</param>
/// <param name="place">The store, for messages.</param>
internal sealed class PostgresSession(NpgsqlConnection connection, string place)
{
    public NpgsqlConnection Connection => connection;

    public string Place => place;

    /// <summary>Runs a statement, or several without parameters.</summary>
    /// <returns>How many rows it added, changed or removed.</returns>
    public async Task<int> ExecuteAsync(string sql, object?[] values, CancellationToken cancellationToken)
    {
        var command = Command(sql, values);
        await using var owned = command.ConfigureAwait(false);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first column of the first row.</summary>
    /// <returns>The value, or that of <c>default</c> where there is no row or no value.</returns>
    public async Task<T?> ScalarAsync<T>(string sql, object?[] values, CancellationToken cancellationToken)
    {
        var command = Command(sql, values);
        await using var owned = command.ConfigureAwait(false);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is T value ? value : default;
    }

    /// <summary>All rows, in their order.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql, object?[] values, Func<NpgsqlDataReader, T> map, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        var command = Command(sql, values);
        await using var ownedCommand = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var ownedReader = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    /// <summary>A statement with its values, to be run by the caller.</summary>
    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "Every statement is made of constants and numbers of ours; what comes from outside is a parameter.")]
    public NpgsqlCommand Command(string sql, object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }
}
