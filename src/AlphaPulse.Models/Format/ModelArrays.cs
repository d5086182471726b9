using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>The arrays of a model file, which are asked for in their order: what is left over, or elsewhere, is refused.</summary>
internal sealed class ModelArrays
{
    private readonly SealedFileElement _root;
    private readonly ReadOnlyMemory<byte> _file;
    private readonly Queue<(string Name, ArrayType Type, int Start, int Count)> _arrays;
    private readonly string _prefix;

    private ModelArrays(
        SealedFileElement root, ReadOnlyMemory<byte> file, Queue<(string Name, ArrayType Type, int Start, int Count)> arrays, string prefix)
    {
        _root = root;
        _file = file;
        _arrays = arrays;
        _prefix = prefix;
    }

    /// <summary>Finds the arrays that the document lists; nothing is allocated by a length before the file was found to have it.</summary>
    /// <param name="root">The document.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="end">Where the document ends.</param>
    internal static ModelArrays Find(SealedFileElement root, ReadOnlyMemory<byte> file, int end)
    {
        var arrays = new Queue<(string Name, ArrayType Type, int Start, int Count)>();
        foreach (var entry in root.ReadList("arrays"))
        {
            entry.ExpectMembers("name", "type", "count");
            var (name, type) = (entry.ReadString("name"), ArrayType.Find(entry.ReadString("type")));
            if (type is null)
            {
                throw entry.Refuse($"is of the type '{entry.ReadString("type")}', which this release does not know");
            }

            var start = ModelContainer.Align(end);
            var count = entry.ReadInt32("count", least: 0);
            var stop = start + (long)count * type.Bytes;
            if (stop > file.Length)
            {
                throw entry.Refuse(string.Create(CultureInfo.InvariantCulture, $"is '{name}', which reaches to byte {stop} of {file.Length}"));
            }

            if (file.Span[end..(int)start].ContainsAnyExcept((byte)0))
            {
                throw entry.Refuse($"is '{name}', and the bytes before it are not zero");
            }

            arrays.Enqueue((name, type, (int)start, count));
            end = (int)stop;
        }

        return end == file.Length
            ? new ModelArrays(root, file, arrays, "")
            : throw root.Refuse(string.Create(CultureInfo.InvariantCulture, $"has arrays up to byte {end} of {file.Length}"));
    }

    /// <summary>Copies the next array, which must be this one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="count">How many elements it must have; any number where it is -1.</param>
    internal T[] Read<T>(string name, long count = -1)
        where T : unmanaged
    {
        var wanted = _prefix + name;
        if (!_arrays.TryDequeue(out var next) || next.Name != wanted)
        {
            throw _root.Refuse($"has {(next.Name is null ? "no more arrays" : $"the array '{next.Name}'")} where '{wanted}' is expected");
        }

        if (next.Type != ArrayType.Of<T>() || (count >= 0 && count != next.Count))
        {
            throw _root.Refuse(string.Create(
                CultureInfo.InvariantCulture,
                $"has {next.Count} elements of the type {next.Type.Name} in the array '{wanted}' where {(count < 0 ? next.Count : count)} of the type {ArrayType.Of<T>().Name} are expected"));
        }

        return next.Type.FromBytes<T>(_file.Span.Slice(next.Start, next.Count * next.Type.Bytes));
    }

    /// <summary>The arrays whose names begin with a part of the model.</summary>
    internal ModelArrays Within(string part) => new(_root, _file, _arrays, $"{_prefix}{part}.");

    /// <summary>Refuses arrays that nothing asked for.</summary>
    internal void ExpectEnd()
    {
        if (_arrays.TryPeek(out var next))
        {
            throw _root.Refuse($"has the array '{next.Name}', which a model of its kind does not have");
        }
    }
}
