using System.Globalization;

namespace AlphaPulse.Storage.Sqlite;

/// <summary>Values that are stored as their text, exactly.</summary>
internal static class StoredText
{
    public static string? From(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    public static decimal? ToDecimal(SqliteStatement row, int column) =>
        row.TextOrNull(column) is not { } text ? null
        : DecimalText.TryParseExact(text, out var value) ? value
        : throw StoreDamage.Create(row.Path, $"'{text}' stands where a number belongs");

    public static InstrumentId? ToInstrument(SqliteStatement row, int column) =>
        row.TextOrNull(column) is not { } text ? null
        : InstrumentId.TryParse(text, CultureInfo.InvariantCulture, out var instrument) ? instrument
        : throw StoreDamage.Create(row.Path, $"'{text}' stands where an instrument belongs");

    public static DateTimeOffset? ToTime(SqliteStatement row, int column) =>
        row.Int64OrNull(column) is { } ticks ? StoredTime.ToTime(ticks, row.Path) : null;

    public static void Bind(SqliteStatement statement, int parameter, DateTimeOffset? time)
    {
        if (time is { } set)
        {
            statement.Bind(parameter, StoredTime.From(set));
        }
        else
        {
            statement.BindNull(parameter);
        }
    }
}
