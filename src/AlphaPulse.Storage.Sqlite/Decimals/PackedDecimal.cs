using System.Globalization;

namespace AlphaPulse.Storage.Sqlite;

/// <summary>
/// Decimals as stored: the integer mantissa in a column of its own and the scale, five bits, in a column that several decimals
/// share. A mantissa that an Int64 cannot hold is exact text in the same column.
/// </summary>
/// <remarks>The columns are declared without a type, so that SQLite converts nothing.</remarks>
internal static class PackedDecimal
{
    private const int BitsPerScale = 5;
    private const int ScaleMask = (1 << BitsPerScale) - 1;
    private const int GreatestScale = 28;

    /// <summary>Binds a decimal and adds its scale to those of its row.</summary>
    /// <returns>Whether it was bound as text.</returns>
    public static bool Bind(SqliteStatement statement, int parameter, decimal value, int slot, ref long scales)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        if (bits[2] != 0 || bits[1] < 0)
        {
            statement.Bind(parameter, value.ToString(CultureInfo.InvariantCulture));
            return true;
        }

        var mantissa = ((long)bits[1] << 32) | unchecked((uint)bits[0]);
        statement.Bind(parameter, bits[3] < 0 ? -mantissa : mantissa);
        scales |= (long)((bits[3] >> 16) & ScaleMask) << (slot * BitsPerScale);
        return false;
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
    public static decimal Read(SqliteStatement statement, int column, int slot, long scales)
    {
        if (!statement.IsText(column))
        {
            return ReadInteger(statement, column, slot, scales);
        }

        var text = statement.Text(column);
        return DecimalText.TryParseExact(text, out var value)
            ? value
            : throw SqliteFault.Damaged(statement.Path, $"'{text}' stands where a decimal belongs");
    }

    /// <summary>Reads a decimal of a row that is known to hold no text.</summary>
    public static decimal ReadInteger(SqliteStatement statement, int column, int slot, long scales)
    {
        var mantissa = statement.Int64(column);
        var scale = (int)((scales >> (slot * BitsPerScale)) & ScaleMask);
        if (scale > GreatestScale || mantissa == long.MinValue)
        {
            throw SqliteFault.Damaged(statement.Path, $"the mantissa {mantissa} with the scale {scale} stands where a decimal belongs");
        }

        var magnitude = Math.Abs(mantissa);
        return new decimal(unchecked((int)magnitude), (int)(magnitude >> 32), 0, mantissa < 0, (byte)scale);
    }

    /// <summary>Reads a decimal that may be absent.</summary>
    public static decimal? ReadOrNull(SqliteStatement statement, int column, int slot, long scales) =>
        statement.IsInteger(column) ? ReadInteger(statement, column, slot, scales)
        : statement.IsNull(column) ? null
        : Read(statement, column, slot, scales);
}
