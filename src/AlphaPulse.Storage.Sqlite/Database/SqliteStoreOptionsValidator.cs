using System.Globalization;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Storage.Sqlite;

/// <summary>The rules of <see cref="SqliteStoreOptions"/>.</summary>
internal sealed class SqliteStoreOptionsValidator : IValidateOptions<SqliteStoreOptions>
{
    private static readonly TimeSpan LongestBusyTimeout = TimeSpan.FromMinutes(10);

    public static string? FindDefect(SqliteStoreOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Path))
        {
            return "SqliteStoreOptions.Path is empty; name the file of the store.";
        }

        if (options.Path.Contains(":memory:", StringComparison.OrdinalIgnoreCase)
            || options.Path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            return $"SqliteStoreOptions.Path is '{options.Path}'; name an ordinary file.";
        }

        return options.BusyTimeout < TimeSpan.Zero || options.BusyTimeout > LongestBusyTimeout
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"SqliteStoreOptions.BusyTimeout is {options.BusyTimeout:c}; it must be from 00:00:00 to {LongestBusyTimeout:c}.")
            : null;
    }

    public ValidateOptionsResult Validate(string? name, SqliteStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return FindDefect(options) is { } defect ? ValidateOptionsResult.Fail(defect) : ValidateOptionsResult.Success;
    }
}
