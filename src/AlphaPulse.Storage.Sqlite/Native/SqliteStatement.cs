using System.Buffers;
using System.Text;
using SQLitePCL;

namespace AlphaPulse.Storage.Sqlite;

/// <summary>One prepared statement. Parameters count from 1, columns from 0, as in SQLite.</summary>
internal sealed class SqliteStatement(SqliteConnection connection, sqlite3_stmt handle) : IDisposable
{
    private readonly nint _address = handle.DangerousGetHandle();

    public string Path => connection.Path;

    public void Bind(int parameter, long value) => connection.Check(HotCalls.Bind(_address, parameter, value));

    public void Bind(int parameter, double value) => connection.Check(raw.sqlite3_bind_double(handle, parameter, value));

    /// <summary>Binds bytes, which SQLite copies; no bytes are a value, and not NULL.</summary>
    public void Bind(int parameter, ReadOnlySpan<byte> value) => connection.Check(value.IsEmpty
        ? raw.sqlite3_bind_zeroblob(handle, parameter, 0)
        : HotCalls.BindBlob(_address, parameter, value, value.Length));

    public void BindNull(int parameter) => connection.Check(HotCalls.BindNull(_address, parameter));

    public void Bind(int parameter, string? value)
    {
        if (value is null)
        {
            BindNull(parameter);
            return;
        }

        if (value.Length == 0)
        {
            // An empty span has no address, which SQLite takes for NULL.
            connection.Check(raw.sqlite3_bind_text(handle, parameter, value));
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(value, buffer);
            connection.Check(raw.sqlite3_bind_text(handle, parameter, buffer.AsSpan(0, length)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        var code = HotCalls.Step(_address);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw FaultAndReset(code),
        };
    }

    /// <summary>Runs a statement that returns no rows and makes it ready to be bound again.</summary>
    public void Run()
    {
        Step();
        Reset();
    }

    public void Reset() => raw.sqlite3_reset(handle);

    public bool IsNull(int column) => HotCalls.ColumnType(_address, column) == raw.SQLITE_NULL;

    public bool IsInteger(int column) => HotCalls.ColumnType(_address, column) == raw.SQLITE_INTEGER;

    public bool IsText(int column) => HotCalls.ColumnType(_address, column) == raw.SQLITE_TEXT;

    public long Int64(int column) => HotCalls.ColumnInt64(_address, column);

    public int Int32(int column) => HotCalls.ColumnInt32(_address, column);

    /// <summary>The bytes of a column; they stand until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => HotCalls.ColumnBlob(_address, column);

    public double Double(int column) => raw.sqlite3_column_double(handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(handle, column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public long? Int64OrNull(int column) => IsNull(column) ? null : Int64(column);

    public void Dispose() => handle.Dispose();

    private StoreException FaultAndReset(int code)
    {
        var fault = connection.Fault(code);
        Reset();
        return fault;
    }
}
