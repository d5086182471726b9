using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AlphaPulse.Storage.Postgres;

/// <summary>The rules of <see cref="PostgresStoreOptions"/>.</summary>
internal sealed class PostgresStoreOptionsValidator : IValidateOptions<PostgresStoreOptions>
{
    private const int LongestName = 63;
    private static readonly TimeSpan ShortestLockTimeout = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestLockTimeout = TimeSpan.FromHours(1);

    public static string? FindDefect(PostgresStoreOptions options) =>
        FindDefectOfConnection(options.ConnectionString) ?? FindDefectOfSchema(options.Schema) ?? FindDefectOfTimeout(options.LockTimeout);

    public ValidateOptionsResult Validate(string? name, PostgresStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return FindDefect(options) is { } defect ? ValidateOptionsResult.Fail(defect) : ValidateOptionsResult.Success;
    }

    /// <summary>The string is not in the message: it may hold a password.</summary>
    private static string? FindDefectOfConnection(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "PostgresStoreOptions.ConnectionString is empty; name the host and the database of the store.";
        }

        try
        {
            var parts = new NpgsqlConnectionStringBuilder(text);
            return string.IsNullOrWhiteSpace(parts.Host) || string.IsNullOrWhiteSpace(parts.Database)
                ? "PostgresStoreOptions.ConnectionString names no Host or no Database; name both."
                : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return "PostgresStoreOptions.ConnectionString is not a connection string of Npgsql; write pairs such as 'Host=db.example;Database=market;Username=alpha'.";
        }
    }

    private static string? FindDefectOfSchema(string schema) =>
        schema is { Length: > 0 and <= LongestName } && char.IsAsciiLetterLower(schema[0])
        && schema.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_')
        && !schema.StartsWith("pg_", StringComparison.Ordinal)
            ? null
            : $"PostgresStoreOptions.Schema is '{schema}'; it must be a lower case letter, then lower case letters, digits and underscores, at most 63 in all, and not begin with 'pg_'.";

    private static string? FindDefectOfTimeout(TimeSpan timeout) => timeout < ShortestLockTimeout || timeout > LongestLockTimeout
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"PostgresStoreOptions.LockTimeout is {timeout:c}; it must be from {ShortestLockTimeout:c} to {LongestLockTimeout:c}.")
        : null;
}
