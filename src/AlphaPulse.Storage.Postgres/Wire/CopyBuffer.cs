using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace AlphaPulse.Storage.Postgres;

/// <summary>Rows in the binary format of COPY, made in memory before they are sent, so that nothing can fail in the middle of a row.</summary>
/// <remarks>The format: https://www.postgresql.org/docs/current/sql-copy.html. Used by one caller at a time.</remarks>
internal sealed class CopyBuffer : IDisposable
{
    /// <summary>The identity of the type text in every database.</summary>
    public const int TextType = 25;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _length;

    /// <summary>How a stream begins: a signature, no flags and no extension.</summary>
    public static ReadOnlyMemory<byte> Header { get; } =
        new byte[] { (byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0 };

    /// <summary>How a stream ends: a row of -1 fields.</summary>
    public static ReadOnlyMemory<byte> Trailer { get; } = new byte[] { 0xFF, 0xFF };

    public int Rows { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public void Clear()
    {
        Rows = 0;
        _length = 0;
    }

    public void BeginRow(short fields)
    {
        Rows++;
        BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), fields);
    }

    public void Add(int value)
    {
        var span = Take(sizeof(int) + sizeof(int));
        BinaryPrimitives.WriteInt32BigEndian(span, sizeof(int));
        BinaryPrimitives.WriteInt32BigEndian(span[sizeof(int)..], value);
    }

    public void Add(long value)
    {
        var span = Take(sizeof(int) + sizeof(long));
        BinaryPrimitives.WriteInt32BigEndian(span, sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(span[sizeof(int)..], value);
    }

    public void AddNull() => BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), -1);

    public void Add(long? value)
    {
        if (value is { } present)
        {
            Add(present);
        }
        else
        {
            AddNull();
        }
    }

    /// <summary>Adds an array of texts with one dimension that counts from 1.</summary>
    public void Add(ReadOnlySpan<string?> texts)
    {
        var start = _length;
        Int32(0);
        Int32(1);
        Int32(1);
        Int32(TextType);
        Int32(texts.Length);
        Int32(1);
        foreach (var text in texts)
        {
            if (text is null)
            {
                AddNull();
                continue;
            }

            var length = Encoding.UTF8.GetByteCount(text);
            Int32(length);
            Encoding.UTF8.GetBytes(text, Take(length));
        }

        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(start), _length - start - sizeof(int));
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private void Int32(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), value);

    private Span<byte> Take(int count)
    {
        if (_bytes.Length - _length < count)
        {
            var greater = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + count));
            _bytes.AsSpan(0, _length).CopyTo(greater);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = greater;
        }

        var span = _bytes.AsSpan(_length, count);
        _length += count;
        return span;
    }
}
