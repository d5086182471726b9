namespace AlphaPulse.Models;

/// <summary>An array of numbers that starts at a cache line and never moves.</summary>
/// <remarks>A pair of sums that crossed two lines would cost the kernel of the histograms a second access. The memory is the collector's.</remarks>
internal sealed unsafe class AlignedArray<T>
    where T : unmanaged
{
    private const int Line = 64;

    private readonly byte[] _memory;

    /// <summary>Takes memory that holds anything.</summary>
    internal AlignedArray(int length)
    {
        _memory = GC.AllocateUninitializedArray<byte>(checked(length * sizeof(T)) + Line, pinned: true);
        fixed (byte* start = _memory)
        {
            Pointer = (T*)(((nint)start + Line - 1) & -Line);
        }

        Length = length;
    }

    internal T* Pointer { get; }

    internal int Length { get; }

    internal Span<T> Span => new(Pointer, Length);
}
