namespace AlphaPulse.Collectors;

/// <summary>The checksum of zip files and order books: CRC-32 of ISO 3309 with the reversed polynomial 0xEDB88320. Not safe for use from several threads.</summary>
internal sealed class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] Table = CreateTable();
    private uint _state = uint.MaxValue;

    public uint Value => ~_state;

    public void Append(ReadOnlySpan<byte> bytes) => _state = Append(_state, bytes);

    /// <summary>The state after further bytes, for whoever keeps it: it begins with <see cref="uint.MaxValue"/>, and its complement is the checksum.</summary>
    public static uint Append(uint state, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            state = Table[(state ^ value) & byte.MaxValue] ^ (state >> 8);
        }

        return state;
    }

    private static uint[] CreateTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
            }

            table[i] = value;
        }

        return table;
    }
}
