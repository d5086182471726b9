namespace AlphaPulse.Collectors;

/// <summary>A body that breaks off after what there is of it.</summary>
internal sealed class BrokenStream(ReadOnlyMemory<byte> there, string error) : ForwardStream
{
    private int _position;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Take(buffer.Span));
    }

    public override int Read(byte[] buffer, int offset, int count) => Take(buffer.AsSpan(offset, count));

    private int Take(Span<byte> buffer)
    {
        var read = Math.Min(buffer.Length, there.Length - _position);
        if (read == 0 && !buffer.IsEmpty)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, error);
        }

        there.Span.Slice(_position, read).CopyTo(buffer);
        _position += read;
        return read;
    }
}
