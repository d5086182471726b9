namespace AlphaPulse.Collectors;

/// <summary>A body that breaks off after what there is of it.</summary>
internal sealed class BrokenStream(ReadOnlyMemory<byte> there, string error) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = Math.Min(count, there.Length - _position);
        if (read == 0)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, error);
        }

        there.Span.Slice(_position, read).CopyTo(buffer.AsSpan(offset));
        _position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
