namespace AlphaPulse.Models;

/// <summary>Sorts doubles by their bits, eight at a time, lowest first (LSD radix sort).</summary>
/// <remarks>Bytes that all values share cost nothing, so prices and other numbers with few digits sort fastest. Keeps its buffers.</remarks>
internal sealed class RadixSort
{
    private const int Digits = sizeof(ulong);
    private const int Radix = 256;
    private const ulong Sign = 1UL << 63;

    private readonly int[] _counts = new int[Digits * Radix];
    private ulong[] _keys = [];
    private ulong[] _otherKeys = [];
    private double[] _values = [];
    private double[] _weights = [];
    private double[] _loads = [];
    private double[] _otherLoads = [];

    /// <summary>Room for values to sort, which holds anything.</summary>
    internal Span<double> Values(int count) => Room(ref _values, count);

    /// <summary>Room for as many weights.</summary>
    internal Span<double> Weights(int count) => Room(ref _weights, count);

    /// <summary>Sorts values ascending, each with its load where there are loads. No value is NaN; minus zero becomes zero.</summary>
    internal void Sort(Span<double> values, Span<double> loads)
    {
        if (_keys.Length < values.Length)
        {
            _keys = GC.AllocateUninitializedArray<ulong>(values.Length);
            _otherKeys = GC.AllocateUninitializedArray<ulong>(values.Length);
        }

        if (_loads.Length < loads.Length)
        {
            _loads = GC.AllocateUninitializedArray<double>(loads.Length);
            _otherLoads = GC.AllocateUninitializedArray<double>(loads.Length);
        }

        loads.CopyTo(_loads);
        var keys = _keys.AsSpan(0, values.Length);
        Encode(values, keys);
        for (var digit = 0; digit < Digits; digit++)
        {
            if (Scatter(digit, values.Length, !loads.IsEmpty))
            {
                (_keys, _otherKeys) = (_otherKeys, _keys);
                (_loads, _otherLoads) = (_otherLoads, _loads);
            }
        }

        Decode(_keys.AsSpan(0, values.Length), values);
        _loads.AsSpan(0, loads.Length).CopyTo(loads);
    }

    private static Span<double> Room(ref double[] buffer, int count)
    {
        if (buffer.Length < count)
        {
            buffer = GC.AllocateUninitializedArray<double>(count);
        }

        return buffer.AsSpan(0, count);
    }

    /// <summary>Turns doubles into numbers of the same order, and counts the digits of all in one pass.</summary>
    private void Encode(ReadOnlySpan<double> values, Span<ulong> keys)
    {
        Array.Clear(_counts);
        var counts = _counts.AsSpan();
        unchecked
        {
            for (var i = 0; i < values.Length; i++)
            {
                var bits = BitConverter.DoubleToUInt64Bits(values[i] + 0.0);
                var key = bits ^ ((ulong)((long)bits >> 63) | Sign);
                keys[i] = key;
                for (var digit = 0; digit < Digits; digit++)
                {
                    counts[digit * Radix + (int)((key >> (digit * 8)) & 0xFF)]++;
                }
            }
        }
    }

    private static void Decode(ReadOnlySpan<ulong> keys, Span<double> values)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            var key = keys[i];
            values[i] = BitConverter.UInt64BitsToDouble(key ^ (unchecked((ulong)((long)~key >> 63)) | Sign));
        }
    }

    /// <summary>Moves all keys to the place of one digit; false where all have the same.</summary>
    private bool Scatter(int digit, int length, bool hasLoads)
    {
        var counts = _counts.AsSpan(digit * Radix, Radix);
        var next = 0;
        for (var i = 0; i < Radix; i++)
        {
            if (counts[i] == length)
            {
                return false;
            }

            (counts[i], next) = (next, next + counts[i]);
        }

        var keys = _keys;
        var otherKeys = _otherKeys;
        unchecked
        {
            for (var i = 0; i < length; i++)
            {
                ref var position = ref counts[(int)((keys[i] >> (digit * 8)) & 0xFF)];
                otherKeys[position] = keys[i];
                if (hasLoads)
                {
                    _otherLoads[position] = _loads[i];
                }

                position++;
            }
        }

        return true;
    }
}
