using System.Buffers;
using System.Globalization;
using System.IO.MemoryMappedFiles;

namespace AlphaPulse.Models;

/// <summary>The bytes of a file where the operating system keeps them, without a copy; valid until it is disposed.</summary>
internal sealed unsafe class MappedFile : MemoryManager<byte>
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly byte* _start;
    private readonly int _length;

    private MappedFile(MemoryMappedFile? file, int length)
    {
        _file = file;
        _length = length;
        _view = file?.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        _view?.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    internal static MappedFile Open(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (stream.Length > Array.MaxLength)
        {
            throw new ModelFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"The model file '{path}' cannot be used: it has {stream.Length} bytes, and a model file at most {Array.MaxLength}. Take the file from where it was made, or train again."));
        }

        // There is no map of nothing.
        return new MappedFile(
            stream.Length == 0 ? null : MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true),
            (int)stream.Length);
    }

    public override Span<byte> GetSpan() => new(_start, _length);

    /// <summary>The view does not move.</summary>
    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _view?.SafeMemoryMappedViewHandle.ReleasePointer();
            _view?.Dispose();
            _file?.Dispose();
        }
    }
}
