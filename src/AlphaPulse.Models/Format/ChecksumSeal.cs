using System.Security.Cryptography;
using System.Text;

namespace AlphaPulse.Models;

/// <summary>The end of a document: its last member, with the SHA-256 of every byte before that member.</summary>
/// <param name="before">What stands before the digits of the checksum.</param>
/// <param name="after">What stands after them, to the end of the document.</param>
internal sealed class ChecksumSeal(string before, string after)
{
    private const int Digits = 64;

    private readonly byte[] _before = Encoding.UTF8.GetBytes(before);
    private readonly byte[] _after = Encoding.UTF8.GetBytes(after);

    private int Length => _before.Length + Digits + _after.Length;

    internal byte[] Close(ReadOnlySpan<byte> payload) => [.. payload, .. _before, .. Encoding.ASCII.GetBytes(ChecksumOf(payload)), .. _after];

    internal bool IsAtTheEndOf(ReadOnlySpan<byte> document) =>
        document.Length >= Length && document[^Length..].StartsWith(_before) && document.EndsWith(_after);

    /// <summary>Whether a document with a right seal ends inside of these bytes, before their end.</summary>
    internal bool EndsWithin(ReadOnlySpan<byte> bytes)
    {
        for (var from = 0; bytes[from..].IndexOf(_before) is var found and >= 0; from += found + 1)
        {
            var end = from + found + Length;
            if (end < bytes.Length && IsAtTheEndOf(bytes[..end]) && Matches(bytes[..end]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The checksum that a document with a seal states.</summary>
    internal string StatedIn(ReadOnlySpan<byte> document) => Encoding.ASCII.GetString(document[^(Digits + _after.Length)..^_after.Length]);

    /// <summary>Whether the stated checksum is that of the bytes before the seal.</summary>
    internal bool Matches(ReadOnlySpan<byte> document) => StatedIn(document) == ChecksumOf(document[..^Length]);

    private static string ChecksumOf(ReadOnlySpan<byte> payload) => Convert.ToHexStringLower(SHA256.HashData(payload));
}
