using System.Globalization;

namespace AlphaPulse.Storage.Sqlite;

/// <summary>
/// Decimals as SQLite keeps them: the parts of <see cref="DecimalParts"/>. A mantissa that an Int64 cannot hold is exact text in the same
/// column.
/// </summary>
/// <remarks>The columns are declared without a type, so that SQLite converts nothing.</remarks>
internal static class PackedDecimal
{
    /// <summary>Binds a decimal and adds its scale to those of its row.</summary>
    /// <returns>Whether it was bound as text.</returns>
    public static bool Bind(SqliteStatement statement, int parameter, decimal value, int slot, ref long scales)
    {
        if (DecimalParts.TrySplit(value, slot, ref scales, out var mantissa))
        {
            statement.Bind(parameter, mantissa);
            return false;
        }

        statement.Bind(parameter, value.ToString(CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>Binds a decimal that may be absent.</summary>
    /// <returns>Whether it was bound as text.</returns>
    public static bool Bind(SqliteStatement statement, int parameter, decimal? value, int slot, ref long scales)
    {
        if (value is { } present)
        {
            return Bind(statement, parameter, present, slot, ref scales);
        }

        statement.BindNull(parameter);
        return false;
    }

    /// <summary>Reads a decimal that may be text.</summary>
    public static decimal Read(SqliteStatement statement, int column, int slot, long scales) => statement.IsText(column)
        ? DecimalParts.Parse(statement.Text(column), statement.Path)
        : ReadInteger(statement, column, slot, scales);

    /// <summary>Reads a decimal of a row that is known to hold no text.</summary>
    public static decimal ReadInteger(SqliteStatement statement, int column, int slot, long scales) =>
        DecimalParts.Join(statement.Int64(column), slot, scales, statement.Path);

    /// <summary>Reads a decimal that may be absent.</summary>
    public static decimal? ReadOrNull(SqliteStatement statement, int column, int slot, long scales) =>
        statement.IsInteger(column) ? ReadInteger(statement, column, slot, scales)
        : statement.IsNull(column) ? null
        : Read(statement, column, slot, scales);
}
