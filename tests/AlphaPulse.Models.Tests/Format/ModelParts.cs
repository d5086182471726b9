using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;

namespace AlphaPulse.Models.Tests.Format;

/// <summary>Takes a model file apart, and puts it together again with the right lengths and checksum: what a wrong writer could have written.</summary>
internal sealed class ModelParts
{
    private readonly List<(string Name, string Type, byte[] Bytes)> _arrays = [];

    internal ModelParts(byte[] file)
    {
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(24));
        Document = Encoding.UTF8.GetString(file, 64, length);
        var at = 64 + length;
        foreach (var entry in JsonNode.Parse(Document)!["arrays"]!.AsArray())
        {
            var type = entry!["type"]!.GetValue<string>();
            var size = entry["count"]!.GetValue<int>() * (type switch { "node" => 24, "f64" => 8, _ => 4 });
            at = (at + 63) / 64 * 64;
            _arrays.Add((entry["name"]!.GetValue<string>(), type, file[at..(at + size)]));
            at += size;
        }
    }

    /// <summary>The document up to the list of arrays, which is made again.</summary>
    internal string Document { get; set; }

    internal T[] Get<T>(string name)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(_arrays[Find(name)].Bytes).ToArray();

    internal void Set<T>(string name, params T[] elements)
        where T : unmanaged => _arrays[Find(name)] = _arrays[Find(name)] with { Bytes = MemoryMarshal.AsBytes(elements.AsSpan()).ToArray() };

    internal void Swap(string name, string other) => (_arrays[Find(name)], _arrays[Find(other)]) = (_arrays[Find(other)], _arrays[Find(name)]);

    internal void SwapContents(string name, string other)
    {
        var (i, j) = (Find(name), Find(other));
        (_arrays[i], _arrays[j]) = (_arrays[i] with { Bytes = _arrays[j].Bytes }, _arrays[j] with { Bytes = _arrays[i].Bytes });
    }

    internal void Remove(string name) => _arrays.RemoveAt(Find(name));

    internal void Append(string name, string type, byte[] bytes) => _arrays.Add((name, type, bytes));

    /// <summary>The file with the document as it is, and the list of arrays as they are.</summary>
    internal byte[] Join()
    {
        var list = _arrays.Select(a => $$"""{"name":"{{a.Name}}","type":"{{a.Type}}","count":{{a.Bytes.Length / (a.Type switch { "node" => 24, "f64" => 8, _ => 4 })}}}""");
        var head = Document[..(Document.IndexOf("\"arrays\":[", StringComparison.Ordinal) + "\"arrays\":[".Length)];
        return Join(head + string.Join(',', list) + "]}");
    }

    /// <summary>The file with another document, whatever it says of the arrays.</summary>
    internal byte[] Join(string document)
    {
        var file = new List<byte>(new byte[64]);
        file.AddRange(Encoding.UTF8.GetBytes(document));
        var length = file.Count - 64;
        foreach (var (_, _, bytes) in _arrays)
        {
            file.AddRange(new byte[(64 - file.Count % 64) % 64]);
            file.AddRange(bytes);
        }

        byte[] joined = [.. file];
        new byte[] { 0x89, (byte)'A', (byte)'P', (byte)'M', 0x0D, 0x0A, 0x1A, 0x0A, 3 }.CopyTo(joined, 0);
        BinaryPrimitives.WriteInt64LittleEndian(joined.AsSpan(16), joined.Length);
        BinaryPrimitives.WriteInt64LittleEndian(joined.AsSpan(24), length);
        return Seal(joined);
    }

    /// <summary>The same bytes with the right checksum.</summary>
    internal static byte[] Seal(byte[] file)
    {
        System.Security.Cryptography.SHA256.HashData([.. file[..32], .. file[64..]]).CopyTo(file, 32);
        return file;
    }

    private int Find(string name) => _arrays.FindIndex(a => a.Name == name) is var i and >= 0 ? i : throw new ArgumentException($"There is no array '{name}'.", nameof(name));
}
