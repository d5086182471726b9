using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>Whether a fast average has risen or fallen over some bars while a slow one moved either way: a long or a short run.</summary>
/// <remarks>The value of <c>default</c> is unusable. Copies are snapshots as those of the windows.</remarks>
internal struct AveragesDirection<T>(int lookback)
    where T : struct, INumber<T>
{
    private WindowLag<T> _fast = new(lookback);
    private WindowLag<T> _slow = new(lookback);

    /// <summary>Takes in both averages; says whether there are values to compare with. 1 for a long run, -1 for a short one, otherwise 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Push(T fast, T slow, out T run)
    {
        run = default;
        if (!(_fast.Push(fast, out var fastBefore) & _slow.Push(slow, out var slowBefore)))
        {
            return false;
        }

        // Both up, or the fast one up and the slow one down: a bottom. Where the slow one stands there is no run.
        var direction = Residue.Direction(fast, fastBefore, fast);
        run = T.CreateChecked(Residue.Direction(slow, slowBefore, slow) == 0 ? 0 : direction);
        return true;
    }

    public void Clear()
    {
        _fast.Clear();
        _slow.Clear();
    }

    public readonly AveragesDirection<T> Copy() => this with { _fast = _fast.Copy(), _slow = _slow.Copy() };

    public readonly void Save(ref StateWriter writer)
    {
        _fast.Save(ref writer);
        _slow.Save(ref writer);
    }

    public readonly AveragesDirection<T> Load(ref StateReader reader) =>
        this with { _fast = _fast.Load(ref reader), _slow = _slow.Load(ref reader) };
}
