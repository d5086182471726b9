using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The highest of the last n highs and the lowest of the last n lows, at a cost that does not grow with n.</summary>
/// <remarks>
/// <para>The bars are cut into blocks of n. A window is the end of one block, whose extremes were formed backwards when the block was
/// full, and the beginning of the next, whose extremes run along (van Herk 1992; Gil and Werman 1993). Unlike a queue of candidates,
/// nothing that an earlier state still needs is ever changed, so that copies of the struct are snapshots in the sense of
/// <see cref="IIndicatorState{TSelf, TInput, TOutput}"/>. On average a bar costs two comparisons for each extreme; the bar that fills a
/// block costs n.</para>
/// <para>A missing value (NaN, infinity) empties the window: there are no extremes until n present bars followed it. The value of
/// <c>default</c> is unusable. Not safe for use from several threads.</para>
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct WindowExtremes<T>
    where T : struct, INumber<T>
{
    private readonly int _length;

    // The values as they came.
    private T[] _highs;
    private T[] _lows;

    // The extremes from a bar to the end of its block, for blocks that are full. Twice as long as the window, so that the block that
    // fills overwrites nothing that a state before it reads.
    private T[] _tops;
    private T[] _bottoms;
    private int _slot;
    private int _run;

    // Bars of the block that is filling, and their extremes.
    private int _filled;
    private T _top;
    private T _bottom;

    /// <summary>Creates an empty window.</summary>
    /// <param name="length">How many bars it holds; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is out of range.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
    public WindowExtremes(int length)
    {
        Number.EnsureSupported<T>();
        _length = Period.Check(length, 1, nameof(length));
        _highs = WindowRing.Create<T>(length);
        _lows = WindowRing.Create<T>(length);
        _tops = WindowRing.Create<T>(2 * length);
        _bottoms = WindowRing.Create<T>(2 * length);
    }

    /// <summary>How many bars the window holds.</summary>
    public readonly int Length => _length;

    /// <summary>Whether the window is full of present bars, so that there are extremes.</summary>
    public readonly bool IsFull => _run >= _length;

    /// <summary>Takes in a bar and lets the oldest go.</summary>
    /// <param name="high">Of the bar, or any series of which the highest is wanted.</param>
    /// <param name="low">Of the bar, or any series of which the lowest is wanted.</param>
    /// <returns><see cref="IsFull"/> afterwards.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Push(T high, T low)
    {
        var slot = _slot;
        unchecked
        {
            WindowRing.At(_highs, slot) = high;
            WindowRing.At(_lows, slot) = low;
            _slot = (slot + 1) & (_tops.Length - 1);
            _run = Number.IsPresent(high) && Number.IsPresent(low) ? Math.Min(_run + 1, _length) : 0;
        }

        if (_filled == 0 || _filled == _length)
        {
            _filled = 0;
            _top = high;
            _bottom = low;
        }
        else
        {
            _top = Number.Max(_top, high);
            _bottom = Number.Min(_bottom, low);
        }

        _filled++;
        if (_filled == _length)
        {
            // By value, so that this window itself need not live in memory.
            FormBackwards(_highs, _lows, _tops, _bottoms, _slot, _length);
        }

        return _run >= _length;
    }

    /// <summary>Empties the window; what it holds is never read again.</summary>
    internal void Clear() => _run = 0;

    /// <summary>The highest high; meaningful only where <see cref="IsFull"/>.</summary>
    /// <returns>The highest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Highest() => Number.Max(WindowRing.At(_tops, unchecked(_slot - _length)), _top);

    /// <summary>The lowest low; meaningful only where <see cref="IsFull"/>.</summary>
    /// <returns>The lowest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Lowest() => Number.Min(WindowRing.At(_bottoms, unchecked(_slot - _length)), _bottom);

    /// <summary>A copy with rings of its own.</summary>
    /// <returns>The copy.</returns>
    public readonly WindowExtremes<T> Copy() => this with
    {
        _highs = WindowRing.Copy(_highs),
        _lows = WindowRing.Copy(_lows),
        _tops = WindowRing.Copy(_tops),
        _bottoms = WindowRing.Copy(_bottoms),
    };

    /// <summary>The empty window of the same length.</summary>
    /// <returns>The window.</returns>
    public readonly WindowExtremes<T> Fresh() => new(_length);

    /// <summary>Writes the parameter and everything that the next values depend on.</summary>
    /// <param name="writer">Takes the bytes.</param>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_length);
        writer.Write(_slot);
        writer.Write(_run);
        writer.Write(_filled);
        WindowRing.Save(ref writer, _highs, _slot, _length);
        WindowRing.Save(ref writer, _lows, _slot, _length);
    }

    /// <summary>Reads what <see cref="Save"/> of a window of the same length wrote.</summary>
    /// <param name="reader">Gives the bytes.</param>
    /// <returns>The window.</returns>
    /// <exception cref="IndicatorStateException">The length differs or the bytes are damaged.</exception>
    public readonly WindowExtremes<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _length);
        var loaded = Fresh();
        loaded._slot = reader.ReadInt32(0, loaded._tops.Length - 1);
        loaded._run = reader.ReadInt32(0, _length);
        loaded._filled = reader.ReadInt32(0, _length);
        loaded._highs = WindowRing.Load<T>(ref reader, loaded._slot & (_highs.Length - 1), _length);
        loaded._lows = WindowRing.Load<T>(ref reader, loaded._slot & (_lows.Length - 1), _length);

        // The extremes follow from the values: those of the last full block first, then those of the one that is filling.
        var (slot, filled) = (loaded._slot, loaded._filled);
        var (end, count) = filled == _length ? (slot, _length) : (slot - filled, _length - filled);
        FormBackwards(loaded._highs, loaded._lows, loaded._tops, loaded._bottoms, end, count);
        for (var i = filled; i > 0; i--)
        {
            var (high, low) = (loaded._highs[(slot - i) & (_highs.Length - 1)], loaded._lows[(slot - i) & (_lows.Length - 1)]);
            loaded._top = i == filled ? high : Number.Max(loaded._top, high);
            loaded._bottom = i == filled ? low : Number.Min(loaded._bottom, low);
        }

        return loaded;
    }

    // The extremes of the bars before a slot, from each of them to the last.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FormBackwards(T[] highs, T[] lows, T[] tops, T[] bottoms, int end, int count)
    {
        var mask = highs.Length - 1;
        var doubleMask = tops.Length - 1;
        var (top, bottom) = (highs[(end - 1) & mask], lows[(end - 1) & mask]);
        for (var slot = end - 1; slot >= end - count; slot--)
        {
            top = Number.Max(top, highs[slot & mask]);
            bottom = Number.Min(bottom, lows[slot & mask]);
            tops[slot & doubleMask] = top;
            bottoms[slot & doubleMask] = bottom;
        }
    }
}
