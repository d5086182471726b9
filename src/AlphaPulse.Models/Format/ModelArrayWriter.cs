namespace AlphaPulse.Models;

/// <summary>Gathers the arrays of a model file in their order.</summary>
internal sealed class ModelArrayWriter
{
    private readonly List<(string Name, ArrayType Type, byte[] Bytes)> _arrays;
    private readonly string _prefix;

    internal ModelArrayWriter()
        : this([], "")
    {
    }

    private ModelArrayWriter(List<(string Name, ArrayType Type, byte[] Bytes)> arrays, string prefix)
    {
        _arrays = arrays;
        _prefix = prefix;
    }

    internal IReadOnlyList<(string Name, ArrayType Type, byte[] Bytes)> Arrays => _arrays;

    internal void Add<T>(string name, ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        var type = ArrayType.Of<T>();
        _arrays.Add((_prefix + name, type, type.ToBytes(elements)));
    }

    /// <summary>Adds to the same file under names that begin with a part of the model.</summary>
    internal ModelArrayWriter Within(string part) => new(_arrays, $"{_prefix}{part}.");
}
