namespace AlphaPulse.Collectors.Tests;

/// <summary>Gives at most a few bytes a read.</summary>
internal sealed class DrippingStream(byte[] bytes, int portion) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, portion)], cancellationToken);
}
