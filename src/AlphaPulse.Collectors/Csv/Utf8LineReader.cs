using System.Buffers;
using System.Security.Cryptography;

namespace AlphaPulse.Collectors;

/// <summary>Splits a stream of UTF-8 bytes into lines in constant memory and hashes what it reads.</summary>
/// <remarks>
/// Take lines with <see cref="TryRead"/> until it has none, then call <see cref="FillAsync"/>. A line is valid until then. Lines end
/// with LF or CR LF; the last may end with the data.
/// </remarks>
internal sealed class Utf8LineReader(Stream stream, int lineLimit) : IDisposable
{
    private const int BufferSize = 256 * 1024;
    private const int PrefixSize = 4096;
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _prefix = new byte[PrefixSize];
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _start;
    private int _end;
    private int _prefixLength;
    private bool _isSkipping;

    /// <summary>The 1-based number of the last line taken.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Bytes read so far, before splitting.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Whether the last line taken was over the limit; then only its beginning was kept.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Whether the stream has no more bytes; lines may still be left.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Takes the next line that is complete in the buffer.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var rest = _buffer.AsSpan(_start, _end - _start);
        var length = rest.IndexOf((byte)'\n');
        if (length < 0)
        {
            if (!IsAtEnd || (rest.IsEmpty && !_isSkipping))
            {
                line = default;
                return false;
            }

            length = rest.Length;
            _start = _end;
        }
        else
        {
            _start += length + 1;
        }

        LineNumber++;
        IsTooLong = _isSkipping || length > lineLimit;
        line = _isSkipping ? _prefix.AsSpan(0, _prefixLength) : rest[..length];
        _isSkipping = false;
        if (!line.IsEmpty && line[^1] == '\r')
        {
            line = line[..^1];
        }

        if (LineNumber == 1 && line.StartsWith(ByteOrderMark))
        {
            line = line[ByteOrderMark.Length..];
        }

        return true;
    }

    /// <summary>Reads more bytes.</summary>
    /// <returns>Whether a further call of <see cref="TryRead"/> can have a line.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (IsAtEnd)
        {
            return false;
        }

        if (_end - _start > lineLimit || _isSkipping)
        {
            SkipRestOfLine();
        }

        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _hash.AppendData(_buffer, _end, read);
        _end += read;
        BytesRead += read;
        IsAtEnd = read == 0;
        return true;
    }

    /// <summary>The hash of the bytes read so far, in lower-case hexadecimal digits.</summary>
    public string GetHash() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Dispose()
    {
        _hash.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void SkipRestOfLine()
    {
        if (!_isSkipping)
        {
            _prefixLength = Math.Min(PrefixSize, _end - _start);
            _buffer.AsSpan(_start, _prefixLength).CopyTo(_prefix);
            _isSkipping = true;
        }

        _start = 0;
        _end = 0;
    }
}
