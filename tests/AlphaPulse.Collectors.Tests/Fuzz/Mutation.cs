using System.Text;

namespace AlphaPulse.Collectors.Tests.Fuzz;

/// <summary>Damages bytes as networks, venues and people do: cut, changed, huge, deep, of another type.</summary>
internal static class Mutation
{
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "null", "true", "1e999", "-0", "\"\"", "\"NaN\"", "{}", "[]", "79228162514264337593543950336", "1704067200000000", "9223372036854775808", "\"\\u0000\"", "-1",
            "0.1e-30", "101689396862781574458569716221.53", "28.077350000000003", "\ud83d\ude00", "2024-02-30T25:61:61Z",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public static byte[] Of(byte[] original, DeterministicRandom random)
    {
        var bytes = new List<byte>(original);
        for (var times = 1 + random.NextInt32(3); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.NextInt32(bytes.Count);
            switch (random.NextInt32(10))
            {
                case 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 1:
                    bytes[at] = (byte)random.NextInt32(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, 1 + random.NextInt32(8)));
                    break;
                case 3:
                    bytes.InsertRange(at, Enumerable.Repeat((byte)(random.NextInt32(2) == 0 ? '[' : '{'), 1 + random.NextInt32(300)));
                    break;
                case 4:
                    bytes.InsertRange(at, Enumerable.Repeat((byte)'9', 1 + random.NextInt32(400)));
                    break;
                case 5 when random.NextInt32(50) == 0:
                    bytes.InsertRange(at, Enumerable.Repeat((byte)('a' + random.NextInt32(26)), 100_000));
                    break;
                case 6:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, 1 + random.NextInt32(200))));
                    break;
                default:
                    ReplaceValue(bytes, at, Tokens[random.NextInt32(Tokens.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Puts another value where one between two separators is.</summary>
    private static void ReplaceValue(List<byte> bytes, int at, byte[] token)
    {
        var (start, end) = (at, at);
        while (start > 0 && !",:[{\n;"u8.Contains(bytes[start - 1]))
        {
            start--;
        }

        while (end < bytes.Count && !",:]}\n;"u8.Contains(bytes[end]))
        {
            end++;
        }

        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, token);
    }
}
