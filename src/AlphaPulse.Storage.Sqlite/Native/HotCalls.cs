using System.Runtime.InteropServices;

namespace AlphaPulse.Storage.Sqlite;

/// <summary>The few calls of SQLite that are made for each row and each of its values, straight into the library that SQLitePCLRaw brings.</summary>
/// <remarks>
/// A value of a row takes SQLite a few nanoseconds; counting the references of a handle and telling the collector of the call took most of the
/// time of a read. But for the step, which reads from the disk, none of these waits or calls back: connections are opened without a mutex and used by one thread at a time.
/// </remarks>
internal static partial class HotCalls
{
    private const string Library = "e_sqlite3";

    /// <summary>SQLITE_TRANSIENT: the bytes are copied before the call returns.</summary>
    private const nint CopyIt = -1;

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    internal static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    internal static partial int Bind(nint statement, int parameter, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    internal static partial int BindNull(nint statement, int parameter);

    internal static int BindBlob(nint statement, int parameter, ReadOnlySpan<byte> value, int length) => BindBlob(statement, parameter, value, length, CopyIt);

    /// <summary>The bytes of a column; they stand until the next step.</summary>
    internal static unsafe ReadOnlySpan<byte> ColumnBlob(nint statement, int column)
    {
        // In this order: the first call may convert the value, and the second then tells its length.
        var address = ColumnAddress(statement, column);
        return new ReadOnlySpan<byte>((void*)address, ColumnBytes(statement, column));
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    internal static partial int ColumnType(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    internal static partial long ColumnInt64(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    internal static partial int ColumnInt32(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_blob")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial int BindBlob(nint statement, int parameter, ReadOnlySpan<byte> value, int length, nint whatBecomesOfIt);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial nint ColumnAddress(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial int ColumnBytes(nint statement, int column);
}
